package leaks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Made here, walked there: through a record, a result, a parameter, a lambda and an overriding method. */
class AcrossClasses {
    record Cluster(Set<String> members) {
        String first() {
            return members.iterator().next(); // leaks HASH_ORDER
        }
    }

    static Cluster cluster() {
        return new Cluster(Set.of("n1", "n2"));
    }

    static class Reader {
        String read(Cluster cluster) {
            return String.join(",", cluster.members()); // leaks HASH_ORDER
        }
    }

    record View(long number, Cluster cluster) {}

    String text(View view) {
        return "view: " + view; // leaks HASH_ORDER
    }

    long first(Map<Long, Set<String>> byTerm) {
        Set<String> names = byTerm.computeIfAbsent(1L, term -> new HashSet<>());
        return names.iterator().next().length(); // leaks HASH_ORDER
    }

    private Set<String> names() {
        Set<String> names = new HashSet<>();
        names.add("n1");
        return names;
    }

    List<String> byResult() {
        return new ArrayList<>(names()); // leaks HASH_ORDER
    }

    String caller() {
        return walked(names(), 1L);
    }

    private static String walked(Iterable<String> names, long more) {
        return names.iterator().next() + more; // leaks HASH_ORDER
    }

    Supplier<String> captured() {
        Set<String> names = names();
        return () -> {
            return names.iterator().next(); // leaks HASH_ORDER
        };
    }

    Supplier<String> anonymous() {
        Set<String> names = names();
        return new Supplier<>() {
            @Override
            public String get() {
                return names.iterator().next(); // leaks HASH_ORDER
            }
        };
    }

    abstract static class Rule {
        abstract String pick(Set<String> names);
    }

    static class FirstRule extends Rule {
        @Override
        String pick(Set<String> names) {
            return names.iterator().next(); // leaks HASH_ORDER
        }
    }

    String overridden(Rule rule) {
        return rule.pick(names());
    }

    interface Membership {
        Set<String> all();
    }

    record Fixed(String one, String two) implements Membership {
        @Override
        public Set<String> all() {
            return Set.of(one, two);
        }
    }

    String byInterface(Membership membership) {
        return membership.all().iterator().next(); // leaks HASH_ORDER
    }
}
