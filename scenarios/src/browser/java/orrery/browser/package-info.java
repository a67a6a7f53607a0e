/**
 * The page in a real browser: Chromium, as it is installed, moved as a reader moves it. The build runs these tests where there
 * is one; see the profile {@code browser}.
 */
@NullMarked
package orrery.browser;

import org.jspecify.annotations.NullMarked;
