package orrery.run.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What faults do to one wire. */
final class Blockage {

    /** The faults that cut it now. */
    final List<Integer> cuts = new ArrayList<>();

    /** The faults that hold now what arrives. */
    final List<Integer> clogs = new ArrayList<>();

    /** What is held, in the order in which it would have arrived. */
    final ArrayDeque<Runnable> held = new ArrayDeque<>();
}
