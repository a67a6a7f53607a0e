/** Tells a run as a text that reads like a story, for terminals and golden files: the same run, the same bytes. */
@NullMarked
package orrery.viz.text;

import org.jspecify.annotations.NullMarked;
