package orrery.viz.svg;

import java.util.List;

/**
 * The colours of diagrams. Message types take theirs from Okabe and Ito's set for all kinds of colour vision, darkened
 * where it would be too light for lines on white; everything that has a meaning also has a shape, so that a grey print
 * tells the same.
 */
public final class Palette {

    public static final String PAPER = "#ffffff";
    public static final String TEXT = "#1f2a35";
    public static final String QUIET_TEXT = "#5c6975";
    public static final String GRID = "#e6eaee";
    public static final String AXIS = "#9aa5b0";
    public static final String LANE = "#b4bec8";
    public static final String BROKEN = "#b3123b";
    public static final String CRASH_TEXT = "#a32614";
    public static final String CROSS = "#c8321a";
    public static final String DOWN = "#8d97a1";
    public static final String DOWN_GROUND = "#eceff1";
    public static final String TIMER = "#4a5662";

    /** Of what is pointed out: no other thing has it. */
    public static final String POINTER = "#a4008f";

    public static final String OK = "#2f8f6b";
    public static final String OK_OUTLINE = "#1d6b4e";
    public static final String FAIL = "#c8321a";
    public static final String UNKNOWN = "#8a6d1f";

    /** Message types, in the order of their first appearance. */
    public static final List<String> MESSAGES =
            List.of("#0072b2", "#d55e00", "#009e73", "#cc4f9b", "#5b8fd1", "#8a6d00", "#6a3d9a", "#7a4a1e", "#00808a");

    /** Those after the last colour. */
    public static final String OTHER_MESSAGES = "#6b7680";

    /** Grounds of roles, from the one that takes most of the time; see {@link RoleInks}. */
    public static final List<String> ROLES =
            List.of("#d6dfe8", "#1f4e8c", "#eda63a", "#7b5aa6", "#2a8c82", "#b65f7a", "#59636e");

    /** Letters on these grounds. */
    public static final List<String> ON_ROLES =
            List.of("#36424f", "#ffffff", "#3a2a00", "#ffffff", "#ffffff", "#ffffff", "#ffffff");

    /** The sides of a partition. */
    public static final List<String> SIDES = List.of("#cfe3f5", "#fbe3c4", "#e2dcf3", "#d6efe2");

    /** Something wrong with a node that is neither down nor cut off. */
    public static final String DISTURBED = "#8f6fc4";

    public static final String DISTURBED_TEXT = "#5d3f94";

    /** Around a partition, and behind those who stand on no side. */
    public static final String CUT = "#7d6a4f";

    private Palette() {}

    public static String of(List<String> colours, int nth) {
        return colours.get(nth % colours.size());
    }
}
