package orrery.scenario;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Collectors;
import orrery.explore.sweep.Measure;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema from which editors complete experiment files; what a scenario's own fields may be stands in its own. */
final class ExperimentSchema {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExperimentSchema() {}

    static String text() {
        ObjectNode schema = JSON.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Orrery experiment");
        schema.put("description", ExperimentSpec.class.getAnnotation(Doc.class).value());
        schema.put("type", "object").put("additionalProperties", false);
        for (RecordComponent field : ExperimentSpec.class.getRecordComponents()) {
            ObjectNode property = schema.withObject("/properties/" + field.getName());
            property.put("description", field.getAnnotation(Doc.class).value());
            kind(field.getName(), property);
            if (field.isAnnotationPresent(Required.class)) {
                schema.withArray("required").add(field.getName());
            }
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    private static void kind(String field, ObjectNode property) {
        switch (field) {
            case "title" -> property.put("type", "string");
            case "scenario" -> property.putArray("type").add("string").add("object");
            case "vary" -> vary(property.put("type", "object").putObject("additionalProperties"));
            case "seeds" -> property.put("type", "string").put("pattern", "^" + SeedRange.PATTERN + "$");
            case "measure" ->
                property.put("type", "array")
                        .putObject("items")
                        .put("type", "string")
                        .put("pattern", "^(" + kinds() + ")( .+)?$");
            default -> throw new IllegalArgumentException("nobody says what may be in the field " + field);
        }
    }

    private static void vary(ObjectNode values) {
        ObjectNode list = values.putArray("oneOf").addObject().put("type", "array");
        list.put("minItems", 1).put("maxItems", VarySpec.MOST);
        ObjectNode range = values.withArray("oneOf").addObject().put("type", "object");
        range.put("additionalProperties", false)
                .putArray("required")
                .add("from")
                .add("to");
        for (String name : VarySpec.OF_RANGE) {
            range.withObject("/properties/" + name)
                    .putArray("type")
                    .add("string")
                    .add("number");
        }
    }

    private static String kinds() {
        return Arrays.stream(Measure.Kind.values()).map(Measure.Kind::word).collect(Collectors.joining("|"));
    }
}
