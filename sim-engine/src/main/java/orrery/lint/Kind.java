package orrery.lint;

/** The kinds of leak: what a run can come to depend on beside its scenario and its seed. */
public enum Kind {
    WALL_CLOCK(
            "wall clock",
            "The machine's time is another in every run, and does not stand still while the simulated clock does.",
            "`ctx.clock()` for the node's own clock, `ctx.setTimer` to be woken."),
    RANDOM(
            "luck from outside",
            "Numbers drawn outside of the run's seed are others in every run; a seeded generator hides its state from"
                    + " the node, so a run cannot be replayed or shrunk from the middle.",
            "`ctx.chance()`, in which every draw has an address under the seed; it picks and shuffles too."),
    THREAD(
            "threads",
            "The machine decides when another thread runs, and the simulator neither sees nor controls it.",
            "messages and timers: let another node, or the same node at another time, do it."),
    LOCK(
            "locks and shared state",
            "A handler runs alone, so what needs a lock is shared between nodes or runs, and one run can tell what the"
                    + " other did.",
            "a component of the node's record, and plain numbers."),
    HASH_ORDER(
            "hash order",
            "Hashed collections are walked in an order that hangs on hash codes, on capacity and, for `Set.of` and"
                    + " `Map.of`, on a number drawn at each start of the JVM.",
            "for what is walked `List`, `TreeMap`, `TreeSet`, `EnumMap`, `EnumSet`, `LinkedHashMap` or a sorted persistent"
                    + " collection; sort before the walk. What is only asked may hash."),
    IDENTITY(
            "identity",
            "An identity hash is drawn by the JVM. Arrays, enums and classes without a `hashCode` of their own have"
                    + " nothing else, and the default `toString` prints it.",
            "a record; for an enum its `ordinal()` or `name()`; a `toString` and `hashCode` of your own."),
    STATIC_STATE(
            "static state",
            "It outlives the run and is shared by all nodes: what a run does depends on what ran before it.",
            "a component of the node's record; a constant is `static final` and never written to again."),
    NODE_STATE(
            "a node that is no value",
            "States and messages are kept for replays, pictures and comparisons, and messages are handed on by"
                    + " reference. What changes in place changes in the past too, and at the receiver.",
            "records of immutable components: `List.copyOf`, persistent collections; a handler answers with a new node."),
    ENVIRONMENT(
            "the machine",
            "Properties, variables, zone, charset and processors differ from machine to machine, and what is on the stack"
                    + " with what the JVM has compiled.",
            "`Protocol.options()`, which the scenario sets; a charset and a zone by name."),
    OUTSIDE(
            "files and sockets",
            "What is out there changes without the run, and the simulated disk and network do not know of it.",
            "`ctx.save`, `ctx.write` and `Setup.read` for the node's disk, `ctx.send` for the network."),
    LOCALE(
            "the machine's language",
            "Text is written by the rules of whatever language the machine is set to: other digits, other letters.",
            "the variant with a `Locale`, and `Locale.ROOT`."),
    REFLECTION(
            "order of reflection",
            "The JVM gives members and annotations in no particular order, and services in that of the class path.",
            "`getRecordComponents`, `getEnumConstants`, or a list that is sorted by name."),
    INEXACT_MATH(
            "inexact mathematics",
            "`Math` may use the processor's own instructions, whose last bit differs from one to the other.",
            "`StrictMath`, which has the same functions and the same bits everywhere."),
    GARBAGE(
            "the garbage collector",
            "When something is collected depends on memory and on the collector.",
            "a strong reference, dropped where the protocol says so."),
    PROCESS(
            "the process",
            "It ends or changes the JVM that plays the run, and with it all other runs.",
            "an exception, which ends the run by name; `ctx.refuse` for a message that must never come.");

    private final String word;
    private final String why;
    private final String instead;

    Kind(String word, String why, String instead) {
        this.word = word;
        this.why = why;
        this.instead = instead;
    }

    /** What people call it. */
    public String word() {
        return word;
    }

    /** Why it breaks determinism: sentences. */
    public String why() {
        return why;
    }

    /** What to use, as the object of "use". */
    public String instead() {
        return instead;
    }

    /** Whether it only hints at a leak, and need be none. */
    public boolean isWarning() {
        return this == LOCK;
    }
}
