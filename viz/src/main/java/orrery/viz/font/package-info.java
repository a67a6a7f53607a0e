/** The one font of every picture, bundled, so that a picture hangs neither on the fonts of a machine nor on their absence. */
@NullMarked
package orrery.viz.font;

import org.jspecify.annotations.NullMarked;
