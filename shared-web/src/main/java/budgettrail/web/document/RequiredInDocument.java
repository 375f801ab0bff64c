package budgettrail.web.document;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Tells the document what the reading of bodies goes by: what is not {@code @Nullable} is there.
 */
final class RequiredInDocument implements ModelConverter {
    private static final String SCHEMAS = "#/components/schemas/";

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
                require(described, written);
            }
        }
        return schema;
    }

    private static void require(Schema<?> schema, Class<?> written) {
        for (var component : written.getRecordComponents()) {
            var listed =
                    schema.getRequired() != null
                            && schema.getRequired().contains(component.getName());
            if (!listed
                    && schema.getProperties().containsKey(component.getName())
                    && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                schema.addRequiredItem(component.getName());
            }
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
