package orrery.cli;

import java.util.List;
import java.util.Locale;
import orrery.api.NodeId;
import orrery.scenario.Nearest;
import orrery.scenario.TimeText;

/** A line that was said in a walk, read word by word; what makes no sense is {@link BadInput}. */
record Said(List<String> words) {

    Said {
        words = List.copyOf(words);
    }

    /** Whoever says nothing goes on. */
    static Said of(String line) {
        String said = line.strip();
        return new Said(List.of(said.isEmpty() ? new String[] {"next"} : said.split("\\s+")));
    }

    /** What it begins with. */
    String word() {
        return words.getFirst().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a number of the list. */
    boolean isNumber() {
        return words.getFirst().matches("\\d{1,9}");
    }

    boolean isAlone() {
        return words.size() == 1;
    }

    String at(int place, String example) {
        if (words.size() <= place) {
            throw new BadInput("it is said " + example);
        }
        return words.get(place);
    }

    void has(int count, String example) {
        if (words.size() != count) {
            throw new BadInput("it is said " + example);
        }
    }

    /** How many times: once if it does not say. */
    long count() {
        if (words.size() == 1) {
            return 1;
        }
        has(2, words.getFirst() + " 3");
        if (!words.get(1).matches("[1-9]\\d{0,8}")) {
            throw new BadInput("found \"" + words.get(1) + "\", but how many is a number from 1");
        }
        return Long.parseLong(words.get(1));
    }

    long nanos(int place, String example) {
        try {
            return TimeText.nanos(at(place, example));
        } catch (IllegalArgumentException wrong) {
            throw new BadInput("found \"" + words.get(place) + "\", but " + wrong.getMessage(), wrong);
        }
    }

    NodeId node(int place, List<NodeId> nodes, String example) {
        String name = at(place, example);
        return nodes.stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadInput("there is no node " + name + "; there are "
                        + String.join(", ", nodes.stream().map(NodeId::name).toList())));
    }

    /** That it begins with none of these. */
    BadInput unknown(List<String> known) {
        return new BadInput("found \"" + Console.harmless(word()) + "\""
                + Nearest.to(word(), known)
                        .map(near -> "; did you mean " + near + "?")
                        .orElse("")
                + " What can be said: a number of the list, " + String.join(", ", known));
    }
}
