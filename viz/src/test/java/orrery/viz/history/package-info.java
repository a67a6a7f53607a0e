@NullMarked
package orrery.viz.history;

import org.jspecify.annotations.NullMarked;
