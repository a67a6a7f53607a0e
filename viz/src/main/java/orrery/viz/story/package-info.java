/**
 * Reads a trace once into what pictures tell: who was in which role when, who was down, what was cut, and what became of
 * each message. Knows no protocol, and treats a loaded trace like one that was just recorded.
 */
@NullMarked
package orrery.viz.story;

import org.jspecify.annotations.NullMarked;
