/**
 * What every room of a run stands on: virtual time and what is still to happen in it, decisions and their addresses,
 * numbered steps and counts.
 */
@NullMarked
package orrery.run.core;

import org.jspecify.annotations.NullMarked;
