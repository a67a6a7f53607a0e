/** What tests are given to test with, tested. */
@NullMarked
package orrery.testing;

import org.jspecify.annotations.NullMarked;
