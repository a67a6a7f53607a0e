/** Tests of the command line, most of them as somebody who types. */
@NullMarked
package orrery.cli;

import org.jspecify.annotations.NullMarked;
