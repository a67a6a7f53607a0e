/**
 * A write-ahead log: a key-value store on one machine that answers only for what its disk will still hold after a crash
 * (Gray and Reuter, Transaction Processing, 1993, chapters 9 to 11; Mohan et al., ARIES, ACM TODS 17(1), 1992).
 */
@NullMarked
package orrery.protocols.wal;

import org.jspecify.annotations.NullMarked;
