package orrery.scenario;

/** How much in a second; written {@code 1MB/s}. */
public record ByteRate(Bytes perSecond) {

    static final String PATTERN = Bytes.PATTERN + "/s";
    static final String ALLOWED =
            "a bandwidth is written 1MB/s or 64KiB/s (units B, kB, MB, GB, KiB, MiB, GiB; from 1B/s)";

    public ByteRate {
        if (perSecond.count() < 1) {
            throw new IllegalArgumentException(ALLOWED);
        }
    }

    public static ByteRate parse(String text) {
        if (!text.endsWith("/s")) {
            throw new IllegalArgumentException(ALLOWED);
        }
        try {
            return new ByteRate(Bytes.parse(text.substring(0, text.length() - "/s".length())));
        } catch (IllegalArgumentException noBytes) {
            throw new IllegalArgumentException(ALLOWED, noBytes);
        }
    }

    @Override
    public String toString() {
        return perSecond + "/s";
    }
}
