/** Everything that is drawn of one run, as files. Below it, each kind of picture has a package of its own. */
@NullMarked
package orrery.viz;

import org.jspecify.annotations.NullMarked;
