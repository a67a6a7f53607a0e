package orrery.scenario;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much; written {@code 64kB} or {@code 1MiB}. */
public record Bytes(long count) {

    /** A petabyte: what is longer on its way than any run. */
    static final long MOST = 1_000_000_000_000_000L;

    private static final Map<String, Long> UNITS = units();
    static final String PATTERN = "\\d{1,16}(\\.\\d{1,12})?(B|kB|MB|GB|KiB|MiB|GiB)";
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,16}(?:\\.\\d{1,12})?)(B|kB|MB|GB|KiB|MiB|GiB)");
    static final String ALLOWED =
            "an amount of bytes is written 100B, 64kB or 1MiB (units B, kB, MB, GB, KiB, MiB, GiB; whole bytes, at most"
                    + " 1000000GB)";

    public Bytes {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("GB", 1_000_000_000L);
        units.put("MB", 1_000_000L);
        units.put("kB", 1_000L);
        units.put("B", 1L);
        units.put("GiB", 1L << 30);
        units.put("MiB", 1L << 20);
        units.put("KiB", 1L << 10);
        return units;
    }

    public static Bytes parse(String text) {
        Matcher written = WRITTEN.matcher(text);
        Long unit = written.matches() ? UNITS.get(written.group(2)) : null;
        if (unit == null) {
            throw new IllegalArgumentException(ALLOWED);
        }
        BigDecimal bytes = new BigDecimal(written.group(1)).multiply(BigDecimal.valueOf(unit));
        if (bytes.stripTrailingZeros().scale() > 0 || bytes.compareTo(BigDecimal.valueOf(MOST)) > 0) {
            throw new IllegalArgumentException(ALLOWED);
        }
        return new Bytes(bytes.longValueExact());
    }

    /** In the largest decimal unit in which it is a whole number. */
    @Override
    public String toString() {
        return UNITS.entrySet().stream()
                .filter(unit -> count >= unit.getValue() && count % unit.getValue() == 0)
                .findFirst()
                .map(unit -> count / unit.getValue() + unit.getKey())
                .orElse(count + "B");
    }
}
