/**
 * Reads the byte code of protocols and names what in it could make a run depend on more than its scenario and its seed.
 * It loads and runs nothing of what it reads.
 */
@NullMarked
package orrery.lint;

import org.jspecify.annotations.NullMarked;
