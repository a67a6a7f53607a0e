package orrery.world;

import java.util.List;

/**
 * Round-trip times between ten data-centre regions of the world, in milliseconds.
 *
 * <p>Source: IBM Cloud documentation, "VPC network latency dashboard", inter-region latency, averages of 19 October to 17
 * November 2024. A one-way time is taken to be half of the round trip.
 */
public final class Regions {

    private Regions() {}

    public static final List<String> NAMES = List.of(
            "dallas",
            "toronto",
            "washington",
            "frankfurt",
            "london",
            "madrid",
            "osaka",
            "sydney",
            "tokyo",
            "sao-paulo");

    private static final int[][] ROUND_TRIP_MILLIS = {
        {0, 33, 31, 123, 113, 119, 149, 186, 143, 144},
        {34, 0, 19, 93, 83, 106, 169, 213, 162, 131},
        {31, 19, 0, 90, 76, 85, 175, 212, 168, 119},
        {123, 92, 91, 0, 13, 29, 232, 250, 230, 198},
        {113, 83, 75, 13, 0, 27, 244, 261, 243, 189},
        {119, 105, 89, 29, 27, 0, 259, 276, 255, 206},
        {148, 171, 175, 233, 244, 258, 0, 122, 9, 292},
        {184, 215, 214, 250, 261, 275, 122, 0, 115, 326},
        {142, 163, 167, 230, 244, 256, 9, 115, 0, 284},
        {144, 131, 118, 198, 187, 208, 290, 328, 288, 0},
    };

    /**
     * How long a message travels from one region to another.
     *
     * @param from place in {@link #NAMES}
     * @param to place in {@link #NAMES}
     * @return nanoseconds; within a region 1 ms round trip
     */
    public static long oneWayNanos(int from, int to) {
        return from == to ? 500_000 : ROUND_TRIP_MILLIS[from][to] * 500_000L;
    }
}
