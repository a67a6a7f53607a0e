package innocent;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Static fields that are filled at the beginning and then only read. */
class Constants {
    private static final String[] UNITS = {"ns", "us", "ms", "s"};
    private static final long[] POWERS = new long[4];
    private static final List<String> NAMES = List.of("a", "b");
    private static final Map<String, Long> TABLE = table();

    static {
        POWERS[0] = 1;
        for (int at = 1; at < POWERS.length; at++) {
            POWERS[at] = POWERS[at - 1] * 1000;
        }
    }

    private enum Kind {
        ONE("one");

        private final String word;

        Kind(String word) {
            this.word = word;
        }
    }

    private static Map<String, Long> table() {
        Map<String, Long> table = new LinkedHashMap<>();
        table.put("a", 1L);
        return Collections.unmodifiableMap(table);
    }

    String read(int at, Kind kind) {
        assert at >= 0;
        return switch (kind) {
            case ONE -> UNITS[at] + POWERS[at] + NAMES.get(at) + TABLE + kind.word;
        };
    }
}
