package orrery.viz.export;

import java.util.StringJoiner;

/** Writes one row of a table as CSV (RFC 4180, but with a line feed at its end). */
public final class CsvRow {

    private CsvRow() {}

    /** A field stands in quotes where it must. */
    public static String of(String... fields) {
        StringJoiner row = new StringJoiner(",", "", "\n");
        for (String field : fields) {
            row.add(field(field));
        }
        return row.toString();
    }

    /** One field, in quotes where it must be. */
    public static String field(String field) {
        boolean plain = field.chars().noneMatch(it -> it == '"' || it == ',' || it == '\n' || it == '\r')
                && field.strip().length() == field.length();
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }
}
