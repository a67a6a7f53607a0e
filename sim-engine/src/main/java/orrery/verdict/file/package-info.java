/**
 * Histories from files: the simulator's own, Jepsen's and Elle's, porcupine's, AWDIT's and dbcop's. Files are read as a
 * stream, and what is wrong with one is said with its line and column.
 */
@NullMarked
package orrery.verdict.file;

import org.jspecify.annotations.NullMarked;
