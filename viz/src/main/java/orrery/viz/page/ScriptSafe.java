package orrery.viz.page;

import java.io.Writer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/**
 * JSON that can stand inside a script element whatever its strings hold: no angle bracket, so nothing can end the
 * element or open a comment, and nothing beyond ASCII.
 */
final class ScriptSafe extends CharacterEscapes {

    private static final long serialVersionUID = 1;

    private static final String IN_MARKUP = "<>&'\u007f";

    private final int[] escapes = CharacterEscapes.standardAsciiEscapesForJSON();

    private ScriptSafe() {
        IN_MARKUP.chars().forEach(character -> escapes[character] = CharacterEscapes.ESCAPE_STANDARD);
    }

    static JsonGenerator generator(Writer text) {
        return JsonFactory.builder()
                .characterEscapes(new ScriptSafe())
                .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                .build()
                .createGenerator(ObjectWriteContext.empty(), text);
    }

    @Override
    public int[] getEscapeCodesForAscii() {
        return escapes.clone();
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
        throw new IllegalStateException("only standard escapes are asked for, not one for " + character);
    }
}
