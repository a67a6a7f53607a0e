package orrery.trace;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What holds for the texts and the differences of any values. */
class ValueProps {

    @Property
    void differentValuesHaveDifferentTexts(@ForAll("values") Value left, @ForAll("values") Value right) {
        assertThat(left.toString().equals(right.toString())).isEqualTo(left.equals(right));
    }

    @Property
    void aBriefTextIsTheBeginningOfTheText(
            @ForAll("values") Value value, @ForAll @IntRange(min = 1, max = 40) int length) {
        String brief = value.brief(length);
        assertThat(brief).hasSizeLessThanOrEqualTo(length);
        if (brief.equals(value.toString())) {
            return;
        }
        assertThat(brief).endsWith("…");
        assertThat(value.toString())
                .startsWith(brief.substring(0, brief.length() - 1))
                .hasSizeGreaterThan(length);
    }

    @Property
    void onlyDifferentValuesHaveDifferences(@ForAll("values") Value left, @ForAll("values") Value right) {
        assertThat(Difference.between(left, right).isEmpty()).isEqualTo(left.equals(right));
        assertThat(Difference.between(left, left)).isEmpty();
    }

    @Provide
    Arbitrary<Value> values() {
        return Values.any();
    }
}
