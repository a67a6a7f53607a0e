/**
 * All that the author of a protocol imports, and nothing else. A node is a value; a handler answers with the node it
 * becomes and tells its {@link orrery.api.Context} what it wants done.
 */
@NullMarked
package orrery.api;

import org.jspecify.annotations.NullMarked;
