/**
 * Simulations in a project's own tests: seeds for JUnit Jupiter, and worlds that shrink towards the calm for jqwik. Who
 * tests with it brings these libraries; nothing else in the house needs them at run time.
 */
@NullMarked
package orrery.testing;

import org.jspecify.annotations.NullMarked;
