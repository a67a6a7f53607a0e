package orrery.viz.export;

import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/** Names with values, as OTLP writes them in JSON: whole numbers are strings there. */
final class Attributes {

    private final JsonGenerator json;

    private Attributes(JsonGenerator json) {
        this.json = json;
    }

    static void write(JsonGenerator json, Consumer<Attributes> all) {
        json.writeName("attributes");
        json.writeStartArray();
        all.accept(new Attributes(json));
        json.writeEndArray();
    }

    Attributes text(String key, String value) {
        return attribute(key, "stringValue", PlainText.of(value));
    }

    Attributes whole(String key, long value) {
        return attribute(key, "intValue", Long.toString(value));
    }

    private Attributes attribute(String key, String type, String value) {
        json.writeStartObject();
        json.writeStringProperty("key", key);
        json.writeName("value");
        json.writeStartObject();
        json.writeStringProperty(type, value);
        json.writeEndObject();
        json.writeEndObject();
        return this;
    }
}
