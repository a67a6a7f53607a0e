package orrery.trace;

import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes values and patches as JSON. What JSON has is written plainly; the rest is an object whose first name begins with
 * {@code @}, which no component of a record does:
 *
 * <pre>{@code
 * RequestVote(term=3, to=n2)   {"@":"RequestVote","term":3,"to":"n2"}
 * {k1=4}                       {"@entries":[["k1",4]]}
 * NaN                          {"@real":"NaN"}
 * }</pre>
 *
 * <p>A patch is the new value, or one of these:
 *
 * <pre>{@code
 * nothing changes              {}
 * some fields change           {"term":4,"saved":{"vote":"n2"}}
 * another type of struct       {"@becomes":"Candidate","term":4,"log":{}}
 * items are replaced           {"@at":7,"@drop":1,"@items":["x","y"]}
 * entries are replaced         {"@at":7,"@drop":1,"@entries":[["k1",5]]}
 * some change in their places  {"@each":[[3,"x"],[5,{"term":4}]]}
 * }</pre>
 */
final class ValueWriter {

    private final JsonGenerator json;

    ValueWriter(JsonGenerator json) {
        this.json = json;
    }

    void write(Value value) {
        switch (value) {
            case Value.Struct(String type, List<Value.Field> fields) -> {
                json.writeStartObject();
                json.writeStringProperty("@", type);
                for (Value.Field field : fields) {
                    json.writeName(field.name());
                    write(field.value());
                }
                json.writeEndObject();
            }
            case Value.Items(List<Value> values) -> items(values);
            case Value.Entries(List<Value.Entry> entries) -> {
                json.writeStartObject();
                entries(entries);
                json.writeEndObject();
            }
            case Value.Text(String text) -> json.writeString(text);
            case Value.Whole(long number) -> json.writeNumber(number);
            case Value.Real(double number) when Double.isFinite(number) -> json.writeNumber(number);
            case Value.Real(double number) -> {
                json.writeStartObject();
                json.writeStringProperty("@real", Double.toString(number));
                json.writeEndObject();
            }
            case Value.Flag(boolean set) -> json.writeBoolean(set);
            case Value.Nothing() -> json.writeNull();
        }
    }

    void write(Patch patch) {
        switch (patch) {
            case Patch.Same same -> {
                json.writeStartObject();
                json.writeEndObject();
            }
            case Patch.Replace(Value value) -> write(value);
            case Patch.Fields(List<Patch.FieldPatch> changed) -> {
                json.writeStartObject();
                fields(changed);
                json.writeEndObject();
            }
            case Patch.Becomes(String type, List<Patch.FieldPatch> fields) -> {
                json.writeStartObject();
                json.writeStringProperty("@becomes", type);
                fields(fields);
                json.writeEndObject();
            }
            case Patch.SpliceItems(int at, int drop, List<Value> insert) -> {
                startSplice(at, drop);
                json.writeName("@items");
                items(insert);
                json.writeEndObject();
            }
            case Patch.SpliceEntries(int at, int drop, List<Value.Entry> insert) -> {
                startSplice(at, drop);
                entries(insert);
                json.writeEndObject();
            }
            case Patch.Each each -> {
                json.writeStartObject();
                json.writeArrayPropertyStart("@each");
                each.changed().forEach((at, change) -> {
                    json.writeStartArray();
                    json.writeNumber(at);
                    write(change);
                    json.writeEndArray();
                });
                json.writeEndArray();
                json.writeEndObject();
            }
        }
    }

    private void items(List<Value> values) {
        json.writeStartArray();
        values.forEach(this::write);
        json.writeEndArray();
    }

    private void entries(List<Value.Entry> entries) {
        json.writeArrayPropertyStart("@entries");
        for (Value.Entry entry : entries) {
            json.writeStartArray();
            write(entry.key());
            write(entry.value());
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private void fields(List<Patch.FieldPatch> fields) {
        for (Patch.FieldPatch field : fields) {
            json.writeName(field.name());
            write(field.patch());
        }
    }

    private void startSplice(int at, int drop) {
        json.writeStartObject();
        json.writeNumberProperty("@at", at);
        json.writeNumberProperty("@drop", drop);
    }
}
