/**
 * What happened: steps with their cause, the history of operations, the digest, and their written form. The kernel
 * writes it, the verdicts and the pictures read it.
 */
@NullMarked
package orrery.trace;

import org.jspecify.annotations.NullMarked;
