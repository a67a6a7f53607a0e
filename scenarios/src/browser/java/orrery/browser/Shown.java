package orrery.browser;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import orrery.trace.Step;
import orrery.trace.Value;

/**
 * What the page shows at a step, field by field.
 *
 * @param nanos the time
 * @param sentence what happened
 * @param message the fields of the message; none if the step is about none
 * @param states the fields of each node's state, by its name; none of a node that is down
 */
record Shown(String nanos, String sentence, Map<String, String> message, Map<String, Map<String, String>> states) {

    private static final String LOOK = """
        numbers => {
          const fields = (box) => Object.fromEntries(Array.from(box.querySelectorAll(':scope > dl.tree > dt'), (name) => {
            const shown = name.nextElementSibling.querySelector(':scope > .value');
            const text = shown && (shown.querySelector('ins') ?? shown).textContent;
            const size = name.querySelector('.size')?.textContent.match(/(?:→ )?(\\d+) *\\D*$/)?.[1];
            return [name.firstChild.textContent, text ?? (size ? `a list of ${size}` : 'parts')];
          }));
          const cards = Array.from(document.querySelectorAll('article.card'));
          return numbers.map((number) => {
            orrery.select(number);
            return {
              nanos: document.querySelector('#detail .exact').textContent.replace(/\\D/g, ''),
              sentence: document.getElementById('sentence').textContent,
              message: fields(document.getElementById('detail')),
              states: Object.fromEntries(cards.map((card) => [card.dataset.node, fields(card.querySelector('.body'))])),
            };
          });
        }\
        """;

    /** What is not a list or a map and has no parts is written in one line up to this length. */
    private static final int WHOLE = 60;

    /** Goes to each of these steps and reads what the page then shows. */
    @SuppressWarnings("unchecked")
    static List<Shown> at(Page page, List<Step> steps) {
        List<Double> numbers =
                steps.stream().map(step -> (double) step.number()).toList();
        List<Map<String, Object>> looks = (List<Map<String, Object>>) page.evaluate(LOOK, numbers);
        return looks.stream()
                .map(look -> new Shown(
                        (String) look.get("nanos"),
                        (String) look.get("sentence"),
                        (Map<String, String>) look.get("message"),
                        (Map<String, Map<String, String>>) look.get("states")))
                .toList();
    }

    /** What the page shows of each field, as far as one can say it without knowing how wide it is. */
    static Map<String, String> expected(Value value, Map<String, String> shown) {
        Map<String, String> expected = new LinkedHashMap<>();
        if (value instanceof Value.Struct struct) {
            for (Value.Field field : struct.fields()) {
                String text = shown.getOrDefault(field.name(), "");
                expected.put(field.name(), expected(field.value(), text));
            }
        }
        return expected;
    }

    /** What is shown by its parts is shown so because of its length: then that length is what is compared. */
    private static String expected(Value value, String shown) {
        if (value instanceof Value.Items items && shown.startsWith("a list of ")) {
            return "a list of " + items.values().size();
        }
        boolean hasParts = value instanceof Value.Struct || value instanceof Value.Entries;
        return hasParts && (shown.equals("parts")) ? shown : text(value, 3);
    }

    private static String text(Value value, int depth) {
        return switch (value) {
            case Value.Text(String text) -> text.isEmpty() ? "\"\"" : shortened(text, depth < 3 ? WHOLE : 2000);
            case Value.Whole(long number) -> Long.toString(number);
            // as JavaScript writes it
            case Value.Real(double number) ->
                number == Math.rint(number) && Math.abs(number) < 1e15
                        ? Long.toString((long) number)
                        : Double.toString(number);
            case Value.Flag(boolean set) -> Boolean.toString(set);
            case Value.Nothing nothing -> "nothing";
            case Value.Struct struct ->
                struct.type()
                        + (struct.fields().isEmpty()
                                ? ""
                                : struct.fields().stream()
                                        .map(field -> inner(field.value(), depth))
                                        .collect(Collectors.joining(", ", "(", ")")));
            case Value.Items items ->
                items.values().size() > 4
                        ? "[" + items.values().size() + " items]"
                        : items.values().stream()
                                .map(item -> inner(item, depth))
                                .collect(Collectors.joining(", ", "[", "]"));
            case Value.Entries entries -> {
                List<String> members = new ArrayList<>();
                entries.entries()
                        .forEach(entry -> members.add(inner(entry.key(), depth) + ": " + inner(entry.value(), depth)));
                yield members.size() > 5 ? "{" + members.size() + " entries}" : "{" + String.join(", ", members) + "}";
            }
        };
    }

    private static String inner(Value value, int depth) {
        return depth > 0 ? text(value, depth - 1) : "…";
    }

    private static String shortened(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, most) + "… (" + "%,d".formatted(text.length()) + " characters)";
    }
}
