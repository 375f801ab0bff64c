package budgettrail.web.document;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Tells the document the null contract that bodies are read by and answers keep: what is not
 * {@code @Nullable} is there, and what is may be null.
 */
final class NullsInDocument implements ModelConverter {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final String NULL = "null";

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        if (!chain.hasNext()) {
            return null;
        }
        var schema = chain.next().resolve(type, context, chain);
        var written = raw(type.getType());
        if (schema != null && written != null && written.isRecord()) {
            var described = described(schema, context);
            if (described != null && described.getProperties() != null) {
                describe(described, written);
            }
        }
        return schema;
    }

    /** Parameters and whole bodies are there or not, and never null. */
    static void describe(OpenAPI document) {
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .forEach(NullsInDocument::describe);
    }

    private static void describe(Operation operation) {
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(parameter -> refuseNull(parameter.getSchema()));
        }
        if (operation.getRequestBody() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .values()
                    .forEach(body -> refuseNull(body.getSchema()));
        }
    }

    private static void describe(Schema<?> schema, Class<?> written) {
        for (var component : written.getRecordComponents()) {
            var name = component.getName();
            var property = schema.getProperties().get(name);
            if (property == null) {
                continue;
            }
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addProperty(name, orNull(property));
            } else {
                require(schema, name);
            }
        }
    }

    private static void require(Schema<?> schema, String property) {
        if (schema.getRequired() == null || !schema.getRequired().contains(property)) {
            schema.addRequiredItem(property);
        }
    }

    /** One that refers to another says nothing beside that, as of a map that it stands for. */
    private static Schema<?> orNull(Schema<?> schema) {
        if (schema.get$ref() != null) {
            return new JsonSchema()
                    .addAnyOfItem(new JsonSchema().$ref(schema.get$ref()))
                    .addAnyOfItem(new JsonSchema().typesItem(NULL));
        }
        if (schema.getTypes() != null) { // Without, it is anything.
            schema.addType(NULL);
        }
        if (schema.getEnum() != null && !schema.getEnum().contains(null)) {
            schema.getEnum().add(null);
        }
        return schema;
    }

    private static void refuseNull(Schema<?> schema) {
        if (schema.getTypes() != null) {
            schema.getTypes().remove(NULL);
        }
    }

    private static @Nullable Schema<?> described(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(SCHEMAS.length()));
    }

    private static @Nullable Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> simple -> simple;
            case JavaType resolved -> resolved.getRawClass();
            case ParameterizedType generic when generic.getRawType() instanceof Class<?> simple ->
                    simple;
            default -> null;
        };
    }
}
