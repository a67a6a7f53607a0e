package orrery.viz.export;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** JSON in which nothing is beyond ASCII. */
final class Ascii {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Ascii() {}

    static JsonGenerator generator(Writer file) {
        return JSON.createGenerator(ObjectWriteContext.empty(), file);
    }
}
