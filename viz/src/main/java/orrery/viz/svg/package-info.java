/**
 * Space-time diagrams: nodes as lanes, messages as arrows, faults where they struck. One drawing, painted by two
 * backends: as SVG text without any AWT, and as pixels through Java2D.
 */
@NullMarked
package orrery.viz.svg;

import org.jspecify.annotations.NullMarked;
