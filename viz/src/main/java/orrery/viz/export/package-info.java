/** Runs in the forms that other people's tools read. Equal runs give equal bytes; what names and texts hold stays text. */
@NullMarked
package orrery.viz.export;

import org.jspecify.annotations.NullMarked;
