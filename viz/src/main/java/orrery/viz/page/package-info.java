/**
 * One run as one page: an HTML file that opens from disk, needs no network and lets a reader walk through every step.
 * {@link orrery.viz.page.ReportPage} writes it; what it looks like and does is in the resources of this package.
 */
@NullMarked
package orrery.viz.page;

import org.jspecify.annotations.NullMarked;
