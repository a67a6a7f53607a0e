package orrery.protocols.wal;

import orrery.api.Context;

/** The decisions on which the promises hang. A wrong twin overrides exactly one. */
public class Rules {

    /**
     * The log goes first: a record is durable before anybody hears that the change was made (Gray and Reuter, "force
     * log at commit"; ARIES).
     */
    public void log(Runnable write, Runnable answer, Context<Message, Timer> ctx) {
        write.run();
        ctx.sync();
        answer.run();
    }

    /**
     * A checkpoint is durable before the first record that it stands for is overwritten (Gray and Reuter;
     * ARIES).
     */
    public void beforeReusingTheLog(Context<Message, Timer> ctx) {
        ctx.sync();
    }

    /**
     * Where a checkpoint goes: not over the last one, which is needed if the power fails meanwhile (Gray and Reuter,
     * "ping-pong").
     */
    public String checkpointFile(long nth) {
        return Files.checkpoint(nth);
    }

    /** What recovery can do where a record cannot be read, and a later one can. */
    public enum AtAGap {
        /** Not to serve at all. */
        REFUSE,
        /** As if the log had ended before. */
        END_THE_LOG,
        /** As if there had been no such record. */
        GO_ON
    }

    /**
     * Records are synced one by one. So one that the power failure tore is the last, and was never acknowledged: the log
     * ends before it. But if a later record is there, then the one that cannot be read was durable, and the disk has lost
     * it (Alagappan et al., Protocol-Aware Recovery, FAST 2018).
     */
    public AtAGap atAGap() {
        return AtAGap.REFUSE;
    }

    @Override
    public String toString() {
        return "as they should be";
    }
}
