package orrery.protocols.antientropy;

import java.time.Duration;
import java.util.List;
import orrery.api.Roles;
import orrery.api.Twin;
import orrery.protocols.antientropy.Item.Certificate;

/** Anti-entropy with one rule broken, once for each way in which somebody did, or easily could. A twin is named by its class. */
final class Twins {

    private Twins() {}

    static List<Twin> all() {
        return List.of(
                twin(
                        new DeletesWithoutCertificate(),
                        Resurrection.PROMISE,
                        "What is deleted is just removed, and the next replica that has it brings it back."),
                twin(
                        new DropsCertificatesEarly(),
                        Resurrection.PROMISE,
                        "Certificates are dropped at once, before all have seen them, and who was away brings back what"
                                + " they buried (as in scylladb issue 8970)."),
                twin(
                        new KeepsNoneDormant(),
                        Resurrection.PROMISE,
                        "No replica keeps a certificate for longer than all others, and who was away for longer than that"
                                + " brings back what it buried."),
                twin(new TakesWhatComes(), Promises.NEWER, "What a partner has is taken, whether it is newer or not."),
                twin(
                        new HashesKeysOnly(),
                        Promises.AGREE,
                        "The hash tree is made of keys alone, so that replicas with other values under the same keys think"
                                + " that they agree."));
    }

    private static Twin twin(Rules broken, String breaks, String story) {
        return new Twin(Roles.of(broken.getClass()), breaks, story, new AntiEntropy(broken));
    }

    private static final class DeletesWithoutCertificate extends Rules {
        @Override
        public Database bury(Database database, String key, Certificate certificate) {
            return database.without(key, this);
        }
    }

    private static final class DropsCertificatesEarly extends Rules {
        @Override
        public boolean isOver(long ageNanos, Duration keep) {
            return true;
        }
    }

    private static final class KeepsNoneDormant extends Rules {
        @Override
        public int retainers(int wished) {
            return 0;
        }
    }

    private static final class TakesWhatComes extends Rules {
        @Override
        public boolean overrides(Item theirs, Item mine) {
            return true;
        }
    }

    private static final class HashesKeysOnly extends Rules {
        @Override
        public long print(String key, Item item) {
            return HashTree.mix(key.hashCode());
        }
    }
}
