/** What scenario files may say, what is said about those that are wrong, and that nothing in one can do harm. */
@NullMarked
package orrery.scenario;

import org.jspecify.annotations.NullMarked;
