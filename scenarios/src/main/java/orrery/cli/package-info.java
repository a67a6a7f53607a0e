/**
 * The command line. It composes what the other rooms do and tells people what came of it; it decides nothing itself.
 */
@NullMarked
package orrery.cli;

import org.jspecify.annotations.NullMarked;
