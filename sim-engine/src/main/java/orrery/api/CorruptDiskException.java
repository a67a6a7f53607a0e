package orrery.api;

/** A node cannot boot, because what it needs on its disk can no longer be read. It stays down. */
public final class CorruptDiskException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CorruptDiskException(String file) {
        super("the checksum of '" + file + "' is wrong");
    }

    /** @param why what was found instead of what must be in that file */
    public CorruptDiskException(String file, String why) {
        super("'" + file + "' is not what it must be: " + why);
    }
}
