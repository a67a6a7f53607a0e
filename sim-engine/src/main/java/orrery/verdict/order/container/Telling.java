package orrery.verdict.order.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import orrery.api.Operation;
import orrery.verdict.Finding;
import orrery.verdict.Finding.Link;
import orrery.verdict.model.Model;
import orrery.verdict.order.container.Attempt.Clash;

/** Says in words why no order explains some operations: which rule they break, and what had ended before what began. */
final class Telling {

    private static final int TOLD = 6;

    private final Model<?> model;
    private final List<Link> links = new ArrayList<>();

    /** What must be known beside the order of time. */
    private final List<String> also = new ArrayList<>();

    Telling(Model<?> model) {
        this.model = model;
    }

    Finding.Broken of(Clash clash) {
        List<Element> elements = clash.elements();
        String rule = switch (clash.rule()) {
            case PUT_IN -> {
                also.add("nobody put in what " + words(clash.meanwhile().getLast()) + " took");
                yield "";
            }
            case TAKEN_ONCE -> {
                Operation first = elements.getFirst().operations().getLast();
                also.add(words(elements.getFirst().put()) + " was taken twice, by " + words(first) + " and by "
                        + words(clash.meanwhile().getLast()));
                yield "";
            }
            case IN_BEFORE_OUT -> {
                link(elements.getFirst().take(), elements.getFirst().put());
                yield "what comes out was put in before";
            }
            case FIRST_FIRST -> {
                Element first = elements.getFirst();
                Element second = elements.getLast();
                link(first.ended(), second.put());
                link(second.take(), first.begun());
                took(second.take(), second.put());
                isLost(first);
                yield "what was put in first comes out first";
            }
            case LAST_FIRST -> {
                stacked(elements);
                yield elements.size() == 2
                        ? "what was put in last comes out first"
                        : "of what was in all the while one lay below the others";
            }
            case SMALLEST_FIRST -> {
                all(elements, clash.meanwhile());
                yield "what is smaller comes out first";
            }
            case NOTHING_ONLY_IF_EMPTY -> {
                all(elements, clash.meanwhile());
                yield "something was in all the while";
            }
        };
        Set<Operation> core = new LinkedHashSet<>(clash.meanwhile());
        elements.forEach(each -> core.addAll(each.operations()));
        return new Finding.Broken(
                sentence(rule),
                core.stream()
                        .sorted(Comparator.comparingLong(Operation::invoked).thenComparingLong(Operation::id))
                        .toList(),
                links);
    }

    /** From before an operation to after it, one of these was in. */
    private void all(List<Element> chain, List<Operation> meanwhile) {
        Operation during = meanwhile.getLast();
        // it took no effect before it began, nor before what it took was put in
        Operation begun = during.invoked() < meanwhile.getFirst().invoked() ? meanwhile.getFirst() : during;
        link(chain.getFirst().ended(), begun);
        overlapping(chain);
        link(during, chain.getLast().begun());
        took(during, meanwhile.getFirst());
        isLost(chain.getLast());
    }

    private void overlapping(List<Element> chain) {
        for (int next = 1; next < chain.size(); next++) {
            link(chain.get(next).ended(), chain.get(next - 1).begun());
        }
    }

    /** Each of these was put in only after the first had been, or was taken before the last could be. */
    private void stacked(List<Element> chain) {
        Element first = chain.getFirst();
        Element last = chain.getLast();
        overlapping(chain);
        for (Element each : chain) {
            if (each.putFrom() > first.putTo()) {
                link(first.ended(), each.put());
            } else {
                link(each.take(), last.begun());
            }
        }
        isLost(last);
    }

    private void link(@Nullable Operation before, @Nullable Operation after) {
        if (before != null && after != null) {
            links.add(new Link(before, after, "had ended before", ""));
        }
    }

    /** Says of what has not been said yet that it happened. */
    private void took(@Nullable Operation take, Operation put) {
        boolean told = links.stream()
                .anyMatch(link -> link.before().equals(take) || link.after().equals(take));
        if (take != null && !told) {
            also.add(words(take) + " took what " + words(put) + " put in");
        }
    }

    private void isLost(Element element) {
        if (element.isLeft()) {
            also.add("nobody took what " + words(element.put()) + " put in");
        }
    }

    private String sentence(String rule) {
        List<String> reasons = new ArrayList<>();
        for (Link link : links.subList(0, Math.min(TOLD, links.size()))) {
            reasons.add(words(link.before()) + " had ended before " + words(link.after()) + " began");
        }
        reasons.addAll(also);
        return (rule.isEmpty() ? "" : rule + ", but ") + String.join("; ", reasons);
    }

    private String words(Operation operation) {
        return model.words(operation);
    }
}
