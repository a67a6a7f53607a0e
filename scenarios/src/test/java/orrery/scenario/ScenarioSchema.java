package orrery.scenario;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.CustomDefinitionProviderV2;
import com.github.victools.jsonschema.generator.CustomPropertyDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import com.github.victools.jsonschema.generator.TypeScope;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import orrery.api.Protocol;
import orrery.world.Distribution;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Makes the JSON Schema from which editors complete scenario files, of the records that they are read into. */
final class ScenarioSchema {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final CustomDefinitionProviderV2 DEFINITIONS = ScenarioSchema::definition;

    private ScenarioSchema() {}

    /** The schema, with the options of these protocols. */
    static String of(Protocols protocols) {
        ObjectNode schema = generator().generateSchema(Scenario.class);
        schema.put("title", "Orrery scenario");
        inlineMoments(schema);
        protocols.names().forEach(((ObjectNode) schema.at("/properties/protocol")).putArray("examples")::add);
        for (Protocol<?, ?> protocol : protocols.all()) {
            ObjectNode rule = schema.withArray("allOf").addObject();
            rule.putObject("if").putObject("properties").putObject("protocol").put("const", protocol.name());
            ObjectNode then = rule.putObject("then").putObject("properties");
            then.set("with", options(protocol.options()));
            then.putObject("versions")
                    .putObject("additionalProperties")
                    .putObject("properties")
                    .set("with", options(protocol.options()));
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    /** The fields of a moment stand among those of each fault, and it is one of two. */
    private static void inlineMoments(ObjectNode schema) {
        ObjectNode definitions = (ObjectNode) schema.get("$defs");
        ObjectNode moment = (ObjectNode) definitions.remove("Moment");
        for (Class<?> kind : FaultSpec.kinds().values()) {
            ObjectNode fault = (ObjectNode) definitions.get(name(kind));
            ObjectNode fields = (ObjectNode) fault.get("properties");
            fields.remove("moment");
            fault.set(
                    "properties",
                    ((ObjectNode) moment.get("properties")).deepCopy().setAll(fields));
            ArrayNode either = fault.putArray("oneOf");
            either.addObject().putArray("required").add("at");
            either.addObject().putArray("required").add("when");
            ObjectNode needs = fault.putObject("dependentRequired");
            needs.putArray("nth").add("when");
            needs.putArray("after").add("when");
        }
    }

    /** A protocol's options may be the record of another's too, so they get no name of their own. */
    private static ObjectNode options(Record defaults) {
        SchemaGeneratorConfigBuilder builder = builder();
        builder.with(Option.INLINE_ALL_SCHEMAS)
                .without(Option.SCHEMA_VERSION_INDICATOR, Option.DEFINITIONS_FOR_ALL_OBJECTS);
        builder.forFields().withDefaultResolver(field -> text(defaults, field));
        return new SchemaGenerator(builder.build()).generateSchema(defaults.getClass());
    }

    private static SchemaGenerator generator() {
        SchemaGeneratorConfigBuilder builder = builder();
        builder.forFields().withDefaultResolver(ScenarioSchema::fieldDefault);
        return new SchemaGenerator(builder.build());
    }

    private static SchemaGeneratorConfigBuilder builder() {
        SchemaGeneratorConfigBuilder builder =
                new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        builder.with(Option.DEFINITIONS_FOR_ALL_OBJECTS).without(Option.FLATTENED_ENUMS, Option.FLATTENED_OPTIONALS);
        builder.forTypesInGeneral()
                .withPropertySorter((unusedOne, unusedOther) -> 0)
                // forbidden by default, they would be so beside a oneOf, too, where nothing can satisfy both
                .withAdditionalPropertiesResolver(type -> isGroup(type.getType().getErasedType()) ? Void.class : null)
                .withDescriptionResolver(ScenarioSchema::typeDoc)
                .withDefinitionNamingStrategy(
                        (key, context) -> name(key.getType().getErasedType()))
                .withCustomDefinitionProvider(DEFINITIONS);
        builder.forFields()
                .withDescriptionResolver(field -> annotated(field, Doc.class, Doc::value))
                .withArrayMaxItemsResolver(field -> annotated(field, AtMost.class, AtMost::value))
                .withPropertyNameOverrideResolver(field -> annotated(field, Named.class, Named::value))
                .withTargetTypeOverridesResolver(ScenarioSchema::unwrapped)
                .withRequiredCheck(field -> field.getAnnotation(Required.class) != null)
                .withCustomDefinitionProvider(ScenarioSchema::mapDefinition);
        return builder;
    }

    private static <A extends java.lang.annotation.Annotation, V> @Nullable V annotated(
            FieldScope field, Class<A> type, Function<A, V> value) {
        A annotation = field.isFakeContainerItemScope() ? null : field.getAnnotation(type);
        return annotation == null ? null : value.apply(annotation);
    }

    /** Whether these are fields. */
    private static boolean isGroup(Class<?> type) {
        return type.isRecord()
                && type != Nodes.class
                && type != ClimateSpec.class
                && Forms.of(type).isEmpty();
    }

    /** Null would be as good as nothing, but who writes it most often forgot something. */
    private static @Nullable List<ResolvedType> unwrapped(FieldScope field) {
        return field.getType().getErasedType() == Optional.class
                ? field.getType().getTypeParameters()
                : null;
    }

    private static @Nullable String typeDoc(TypeScope scope) {
        Doc doc = scope.getType().getErasedType().getAnnotation(Doc.class);
        return doc == null ? null : doc.value();
    }

    private static String name(Class<?> type) {
        return Forms.of(type)
                .map(Form::name)
                .orElseGet(() -> type.getSimpleName().replaceFirst("Spec$", ""));
    }

    private static @Nullable CustomDefinition definition(ResolvedType resolved, SchemaGenerationContext context) {
        Class<?> type = resolved.getErasedType();
        Optional<Form<?>> form = Forms.of(type);
        if (type == Distribution.class) {
            ObjectNode latency = JSON.createObjectNode();
            latency.withArray("anyOf").add(word(Forms.LATENCY));
            LatencySpec.kinds()
                    .forEach((name, kind) -> latency.withArray("anyOf").add(latency(name, kind, context)));
            return new CustomDefinition(
                    latency, CustomDefinition.DefinitionType.ALWAYS_REF, CustomDefinition.AttributeInclusion.YES);
        }
        if (form.isPresent()) {
            boolean plain = form.get().pattern().isEmpty() || form.get().json() == Form.Json.INTEGER;
            return new CustomDefinition(
                    word(form.get()),
                    plain || type.isEnum()
                            ? CustomDefinition.DefinitionType.INLINE
                            : CustomDefinition.DefinitionType.ALWAYS_REF,
                    CustomDefinition.AttributeInclusion.YES);
        }
        ObjectNode definition = JSON.createObjectNode();
        if (type == Nodes.class) {
            definition.withArray("anyOf").add(whole(1, Nodes.MOST)).add(names());
        } else if (type == FaultSpec.class) {
            FaultSpec.kinds()
                    .values()
                    .forEach(kind -> definition.withArray("oneOf").add(reference(kind, context)));
        } else if (type == PartitionSpec.Cut.class) {
            ObjectNode sides = definition.withArray("anyOf").addObject();
            sides.put("type", "array").put("minItems", 2);
            ObjectNode side = sides.putObject("items").put("type", "array").put("minItems", 1);
            side.set("items", reference(Who.class, context));
            definition.withArray("anyOf").add(reference(Direction.class, context));
        } else if (type == LatencySpec.Mixture.Share.class) {
            // its latency is a latency again: only a reference ends
            definition.put("type", "object").put("additionalProperties", false);
            definition.putArray("required").add("weight").add("latency");
            definition.putObject("properties").putObject("latency").put("$ref", "#/$defs/" + Forms.LATENCY.name());
            definition.withObject("/properties").set("weight", reference(Probability.class, context));
        } else if (type == LossSpec.class) {
            definition.withArray("anyOf").add(word(Forms.PROBABILITY)).add(reference(BurstSpec.class, context));
        } else if (type == TopologySpec.class) {
            definition.withArray("anyOf").add(word(Forms.SHAPE)).add(reference(TopologySpec.Edges.class, context));
        } else if (type == ClimateSpec.class) {
            definition
                    .withArray("anyOf")
                    .add(reference(ClimateSpec.Name.class, context))
                    .add(fields(type, context));
        } else {
            return null;
        }
        return new CustomDefinition(definition, true);
    }

    /** A kind of latency with names for its numbers. */
    private static ObjectNode latency(String name, Class<?> kind, SchemaGenerationContext context) {
        ObjectNode fields = fields(kind, context);
        fields.withObject("/properties").putObject(LatencySpec.KIND).put("const", name);
        fields.withArray("required").add(LatencySpec.KIND);
        return fields;
    }

    /** A record's own fields, where its type stands for more than them. */
    private static ObjectNode fields(Class<?> type, SchemaGenerationContext context) {
        return context.createStandardDefinition(context.getTypeContext().resolve(type), DEFINITIONS)
                .put("additionalProperties", false);
    }

    private static ObjectNode reference(Class<?> type, SchemaGenerationContext context) {
        return context.createDefinitionReference(context.getTypeContext().resolve(type));
    }

    private static ObjectNode word(Form<?> form) {
        ObjectNode word = JSON.createObjectNode();
        switch (form.json()) {
            case STRING -> word.put("type", "string");
            case BOOLEAN -> word.put("type", "boolean");
            case INTEGER -> word.put("type", "integer");
            case NUMBER -> word.put("type", "number");
            case STRING_OR_NUMBER -> word.putArray("type").add("string").add("number");
        }
        if (form.type().isEnum() || form.equals(Forms.MODEL)) {
            Arrays.stream(form.pattern().split("\\|", -1)).forEach(word.putArray("enum")::add);
            return word;
        }
        if (!form.pattern().isEmpty() && form.json() != Form.Json.INTEGER) {
            word.put("pattern", "^(" + form.pattern() + ")$").put("description", sentence(form.allowed()));
        }
        return form.equals(Forms.PROBABILITY) ? word.put("minimum", 0).put("maximum", 1) : word;
    }

    private static String sentence(String allowed) {
        return Character.toUpperCase(allowed.charAt(0)) + allowed.substring(1) + ".";
    }

    private static ObjectNode whole(long min, long max) {
        return JSON.createObjectNode()
                .put("type", "integer")
                .put("minimum", min)
                .put("maximum", max);
    }

    private static ObjectNode names() {
        ObjectNode names =
                JSON.createObjectNode().put("type", "array").put("minItems", 1).put("maxItems", Nodes.MOST);
        names.put("uniqueItems", true);
        names.putObject("items").put("type", "string").put("pattern", "^" + Who.PATTERN + "$");
        return names;
    }

    /** Whole numbers within bounds, and groups whose names nobody knows beforehand. */
    private static @Nullable CustomPropertyDefinition mapDefinition(FieldScope field, SchemaGenerationContext context) {
        Bounds bounds = annotated(field, Bounds.class, Function.identity());
        if (field.getType().getErasedType() == Map.class) {
            ObjectNode group = JSON.createObjectNode().put("type", "object");
            if (bounds != null) {
                group.set("additionalProperties", whole(bounds.min(), bounds.max()));
            } else if (isGroup(field.getType().getTypeParameters().getLast().getErasedType())) {
                group.set(
                        "additionalProperties",
                        reference(field.getType().getTypeParameters().getLast().getErasedType(), context));
            } else if (field.getType().getTypeParameters().getLast().getErasedType() == List.class) {
                ObjectNode list = group.putObject("additionalProperties").put("type", "array");
                list.putObject("items").put("type", "string");
            }
            return new CustomPropertyDefinition(group);
        }
        return bounds == null ? null : new CustomPropertyDefinition(whole(bounds.min(), bounds.max()));
    }

    /** What the field is when it is left out, as it would be written. */
    private static @Nullable Object fieldDefault(FieldScope field) {
        Record defaults = Defaults.of(field.getDeclaringType().getErasedType());
        return defaults == null || field.getAnnotation(Required.class) != null ? null : text(defaults, field);
    }

    private static @Nullable Object text(Record whole, FieldScope field) {
        if (field.isFakeContainerItemScope()) {
            return null;
        }
        return Arrays.stream(whole.getClass().getRecordComponents())
                .filter(component -> component.getName().equals(field.getDeclaredName()))
                .findFirst()
                .map(component -> RecordParts.get(whole, component))
                .flatMap(ScenarioSchema::json)
                .orElse(null);
    }

    private static Optional<Object> json(Object value) {
        return switch (value) {
            case Number number -> Optional.of(number);
            case Boolean truth -> Optional.of(truth);
            case Seed seed -> Optional.of(seed.value());
            case Nodes nodes -> Optional.of(nodes.size());
            default -> Forms.of(value.getClass()).map(form -> form.write(value));
        };
    }
}
