package orrery.protocols.twophase;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import orrery.explore.Trial;
import orrery.trace.*;
import orrery.world.*;
class DebugTest {
    @Test void show() {
        Options o = Stage.options(Presumption.NOTHING, Options.Placement.APART, true, true, true);
        Trial trial = new Stage(2).with(o).lasting(Duration.ofSeconds(15)).latency(new Distribution.Constant(10_000_000)).losingWhatIsNotForced()
                .clients(3, 15, "transfer", "transfer", "guaranteed", "audit")
                .trial(new TwoPhase(new Rules()), Climate.named("stormy", new Climate.Budget(2, 0, 0, 100_000_000)));
        Trial.Played played = trial.play(-2027, Recording.everything());
        String id = "n1.1.57";
        for (Step s : played.trace().steps()) {
            String text = s.number() + " " + s.timeNanos()/1e6 + " " + s.node() + " " + s.event() + " " + s.effects();
            if (text.contains(id) || s.event() instanceof Event.Crashed || s.event() instanceof Event.Booted) System.out.println(text.replaceAll("Wrote\\[[^#]*?\\]\\]\\]*,","W,").replaceAll("NodeId\\[index=.,name=(..)\\]","$1"));
        }
    }
}
