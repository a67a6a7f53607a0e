package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A patch turns the one value into the other, and says no more than that takes. */
class PatchProps {

    @Property
    void turnsAnyValueIntoAnyOther(@ForAll("values") Value before, @ForAll("values") Value after) {
        assertThat(apply(Patch.between(before, after), before)).isEqualTo(after);
    }

    @Property
    void followsEdits(@ForAll("values") Value before, @ForAll long seed) {
        Random random = new Random(seed);
        Value after = Values.edited(Values.edited(before, random), random);
        assertThat(apply(Patch.between(before, after), before)).isEqualTo(after);
    }

    @Property
    void isEmptyForEqualValuesAlone(@ForAll("values") Value before, @ForAll("values") Value after) {
        assertThat(Patch.between(before, after).equals(new Patch.Same())).isEqualTo(before.equals(after));
    }

    @Example
    void ofALogThatGrewHoldsTheNewEntryAlone() {
        Value.Items before = Values.longList(1000);
        Value.Items after = Values.longList(1001);
        assertThat(Patch.between(before, after))
                .isEqualTo(new Patch.SpliceItems(1000, 0, List.of(new Value.Text("e1000"))));
    }

    @Example
    void ofALogWhoseStartWasDroppedHoldsNoEntry() {
        Value.Items before = Values.longList(1000);
        Value.Items after = new Value.Items(before.values().subList(10, 1000));
        assertThat(Patch.between(before, after)).isEqualTo(new Patch.SpliceItems(0, 10, List.of()));
    }

    @Example
    void keepsTheLogWhenAFollowerBecomesACandidate() {
        Value log = Values.longList(1000);
        Value follower = struct("Follower", field("log", log), field("leader", Value.Nothing.INSTANCE));
        Value candidate = struct("Candidate", field("log", log), field("votes", new Value.Whole(1)));
        assertThat(Patch.between(follower, candidate))
                .isEqualTo(new Patch.Becomes(
                        "Candidate",
                        List.of(
                                new Patch.FieldPatch("log", new Patch.Same()),
                                new Patch.FieldPatch("votes", new Patch.Replace(new Value.Whole(1))))));
    }

    @Example
    void sharesWhatItLeavesAlone() {
        Value unchanged = Values.longList(3);
        Value before = struct("S", field("a", unchanged), field("b", new Value.Whole(1)));
        Value after = struct("S", field("a", Values.longList(3)), field("b", new Value.Whole(2)));
        Value.Struct patched = (Value.Struct) apply(Patch.between(before, after), before);
        assertThat(patched.field("a")).isSameAs(unchanged);
    }

    @Example
    void thatDoesNotFitSaysWhy() {
        Value struct = struct("S", field("a", new Value.Whole(1)));
        Value items = Values.longList(3);
        Patch whole = new Patch.Replace(new Value.Whole(2));
        assertMisfit(
                new Patch.Fields(List.of(new Patch.FieldPatch("b", whole))),
                struct,
                "this patch changes b, but S has only [a]");
        assertMisfit(
                new Patch.Fields(List.of(new Patch.FieldPatch("b", whole))),
                items,
                "this patch is for a struct, but finds [e0, e1, e2]");
        assertMisfit(
                new Patch.SpliceItems(2, 2, List.of()),
                items,
                "this patch drops 2 from place 2 on, where there are only 3");
        assertMisfit(
                new Patch.SpliceItems(Integer.MAX_VALUE, Integer.MAX_VALUE, List.of()),
                items,
                "this patch drops 2147483647 from place 2147483647 on, where there are only 3");
        assertMisfit(
                new Patch.SpliceEntries(0, 0, List.of()), items, "this patch is for entries, but finds [e0, e1, e2]");
        assertMisfit(
                new Patch.Each(new TreeMap<>(Map.of(3, whole))),
                items,
                "this patch changes what is at place 3, where there are only 3");
        assertMisfit(new Patch.Becomes("T", List.of()), items, "this patch is for a struct, but finds [e0, e1, e2]");
    }

    private static void assertMisfit(Patch patch, Value before, String message) {
        assertThatThrownBy(() -> apply(patch, before))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static Value apply(Patch patch, Value before) {
        return patch.applyTo(before, bytes -> {});
    }

    private static Value struct(String type, Value.Field... fields) {
        return new Value.Struct(type, List.of(fields));
    }

    private static Value.Field field(String name, Value value) {
        return new Value.Field(name, value);
    }

    @Provide
    Arbitrary<Value> values() {
        return Values.any();
    }
}
