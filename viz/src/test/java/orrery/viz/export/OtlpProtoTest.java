package orrery.viz.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.TracesData;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import orrery.trace.Trace;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The spans, read into the classes that OpenTelemetry publishes for its protocol: a field that they do not have, or of
 * another type, fails. Read by the rules of OTLP's JSON and not by protobuf's own, which has identifiers in base 64.
 */
class OtlpProtoTest {

    static List<Trace> traces() {
        return Exported.traces();
    }

    @ParameterizedTest
    @MethodSource("traces")
    void thePublishedClassesReadEveryField(Trace trace) throws InvalidProtocolBufferException {
        String text = Exported.file(trace, Form.OTLP, 0);
        TracesData.Builder data = TracesData.newBuilder();
        read(JsonMapper.shared().readTree(text), data);
        TracesData sent = TracesData.parseFrom(data.build().toByteArray());
        assertThat(sent).isEqualTo(data.build());
        assertThat(spans(sent).count()).isEqualTo(text.split("\"spanId\":", -1).length - 1L - links(sent));
        assertThat(spans(sent))
                .allMatch(span -> span.getTraceId().size() == 16
                        && span.getSpanId().size() == 8
                        && (span.getParentSpanId().isEmpty()
                                || span.getParentSpanId().size() == 8)
                        && span.getKind() != Span.SpanKind.UNRECOGNIZED
                        && span.getEndTimeUnixNano() >= span.getStartTimeUnixNano());
    }

    private static Stream<Span> spans(TracesData data) {
        return data.getResourceSpansList().stream()
                .flatMap(resource -> resource.getScopeSpansList().stream())
                .flatMap(scope -> scope.getSpansList().stream());
    }

    private static long links(TracesData data) {
        return spans(data).mapToLong(Span::getLinksCount).sum();
    }

    private static void read(JsonNode json, Message.Builder message) {
        json.forEachEntry((name, value) -> {
            FieldDescriptor field = message.getDescriptorForType().getFields().stream()
                    .filter(each -> each.getJsonName().equals(name))
                    .findFirst()
                    .orElseThrow(() ->
                            new AssertionError(message.getDescriptorForType().getName() + " has no " + name));
            assertThat(value.isArray()).as(name).isEqualTo(field.isRepeated());
            if (field.isRepeated()) {
                value.forEach(each -> message.addRepeatedField(field, value(each, field, message)));
            } else {
                message.setField(field, value(value, field, message));
            }
        });
    }

    private static Object value(JsonNode json, FieldDescriptor field, Message.Builder owner) {
        return switch (field.getJavaType()) {
            case MESSAGE -> {
                Message.Builder inner = owner.newBuilderForField(field);
                read(json, inner);
                yield inner.build();
            }
            case STRING -> json.stringValue();
            case BOOLEAN -> json.booleanValue();
            case DOUBLE, FLOAT -> json.doubleValue();
            // "values of enum fields MUST be encoded as integer values"
            case ENUM -> {
                assertThat(json.isIntegralNumber()).as(field.getName()).isTrue();
                assertThat(field.getEnumType().findValueByNumber(json.intValue()))
                        .as(field.getName())
                        .isNotNull();
                yield field.getEnumType().findValueByNumber(json.intValue());
            }
            case INT -> json.intValue();
            // 64 bits are decimal strings, as everywhere in protobuf's JSON
            case LONG ->
                field.getType() == FieldDescriptor.Type.INT64
                        ? Long.parseLong(json.stringValue())
                        : Long.parseUnsignedLong(json.stringValue());
            // "represented as case-insensitive hex-encoded strings"
            case BYTE_STRING -> ByteString.copyFrom(HexFormat.of().parseHex(json.stringValue()));
        };
    }
}
