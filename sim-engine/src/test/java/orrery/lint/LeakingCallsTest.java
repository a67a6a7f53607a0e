package orrery.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of calls that leak names what there is: a misspelt method would never be found, and nobody would notice. */
class LeakingCallsTest {

    static List<String> patterns() {
        return LeakingCalls.TABLE.values().stream()
                .flatMap(List::stream)
                .map(pattern -> pattern.inReference().replace("`", ""))
                .filter(pattern -> !pattern.substring(0, pattern.indexOf('#')).contains("*"))
                .toList();
    }

    @Test
    void thereAreMany() {
        assertThat(patterns()).hasSizeGreaterThan(80).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void nameWhatThereIs(String pattern) throws ClassNotFoundException {
        Class<?> type = Class.forName(pattern.substring(0, pattern.indexOf('#')));
        for (String method : pattern.substring(pattern.indexOf('#') + 1).split("\\|")) {
            CallPattern one = new CallPattern(type.getName() + "#" + method);
            assertThat(members(type)).as(method).anyMatch(member -> one.means(member.name(), member.arguments()));
        }
    }

    private record Member(String name, String arguments) {}

    private static Stream<Member> members(Class<?> type) {
        Stream<Member> methods = Stream.concat(
                        Arrays.stream(type.getMethods()), Arrays.stream(type.getDeclaredMethods()))
                .map(method -> new Member(method.getName(), arguments(method.getParameterTypes())));
        Stream<Member> constructors = Arrays.stream(type.getDeclaredConstructors())
                .map(constructor -> new Member("<init>", arguments(constructor.getParameterTypes())));
        Stream<Member> fields = Arrays.stream(type.getFields()).map(field -> new Member(field.getName(), ""));
        return Stream.of(methods, constructors, fields).flatMap(member -> member);
    }

    private static String arguments(Class<?>... types) {
        return Arrays.stream(types).map(Class::getSimpleName).collect(Collectors.joining(","));
    }
}
