package orrery.protocols.wal;

import java.util.List;
import orrery.api.Context;
import orrery.api.Roles;
import orrery.api.Twin;

/** The log with one rule broken, once for each way in which somebody did, or easily could. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new ForgetsTheSync(),
                        Promises.NEVER_LOST,
                        "A record is written and not synced, so that the answer speaks of what is only in a cache."),
                twin(
                        new AnswersFirst(),
                        Promises.NEVER_LOST,
                        "The answer is on its way before the record is, and a crash falls between the two."),
                twin(
                        new TakesRotForATornTail(),
                        Promises.NEVER_LOST,
                        "The log ends at the first record that cannot be read, even if others follow, which were"
                                + " acknowledged (Alagappan et al., FAST 2018, found this in several stores)."),
                twin(
                        new SkipsWhatItCannotRead(),
                        PrefixRecovery.PROMISE,
                        "Recovery leaves out a record that cannot be read, and applies those that build on it."),
                twin(
                        new ReusesTheLogTooEarly(),
                        Promises.COMES_BACK,
                        "Records are overwritten in the same sync that writes the checkpoint which stands for them."),
                twin(
                        new OverwritesItsCheckpoint(),
                        Promises.COMES_BACK,
                        "There is one checkpoint file, and a torn write leaves neither the old nor the new."));
    }

    private static Twin twin(Rules broken, String promise, String story) {
        return new Twin(Roles.of(broken.getClass()), promise, story, new Wal(broken));
    }

    private static final class ForgetsTheSync extends Rules {
        @Override
        public void log(Runnable write, Runnable answer, Context<Message, Timer> ctx) {
            write.run();
            answer.run();
        }
    }

    private static final class AnswersFirst extends Rules {
        @Override
        public void log(Runnable write, Runnable answer, Context<Message, Timer> ctx) {
            answer.run();
            write.run();
            ctx.sync();
        }
    }

    private static final class TakesRotForATornTail extends Rules {
        @Override
        public AtAGap atAGap() {
            return AtAGap.END_THE_LOG;
        }
    }

    private static final class SkipsWhatItCannotRead extends Rules {
        @Override
        public AtAGap atAGap() {
            return AtAGap.GO_ON;
        }
    }

    private static final class ReusesTheLogTooEarly extends Rules {
        @Override
        public void beforeReusingTheLog(Context<Message, Timer> ctx) {}
    }

    private static final class OverwritesItsCheckpoint extends Rules {
        @Override
        public String checkpointFile(long nth) {
            return Files.checkpoint(0);
        }
    }
}
