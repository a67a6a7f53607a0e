@NullMarked
package orrery.protocols.wal;

import org.jspecify.annotations.NullMarked;
