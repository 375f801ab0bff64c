package budgettrail.journey;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The records that the API takes as bodies or answers, with all that are part of them. */
final class ApiTypes {
    private final Set<Class<?>> found = new LinkedHashSet<>();

    private ApiTypes() {}

    static Set<Class<?>> of(RunningApplication application) {
        var types = new ApiTypes();
        application
                .context()
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach(
                        (mapping, handler) -> {
                            if (mapping.getPatternValues().stream()
                                    .allMatch(path -> path.startsWith("/api/v1"))) {
                                types.add(handler);
                            }
                        });
        return types.found;
    }

    /** What the document calls it. */
    static String name(Class<?> type) {
        var named = type.getAnnotation(Schema.class);
        return named == null || named.name().isEmpty() ? type.getSimpleName() : named.name();
    }

    static List<String> components(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private void add(HandlerMethod handler) {
        add(handler.getMethod().getGenericReturnType());
        // Of one that writes its answer itself.
        for (var answer : handler.getMethod().getAnnotationsByType(ApiResponse.class)) {
            for (var content : answer.content()) {
                add(content.schema().implementation());
            }
        }
        for (var parameter : handler.getMethod().getParameters()) {
            if (parameter.isAnnotationPresent(RequestBody.class)) {
                add(parameter.getParameterizedType());
            }
        }
    }

    private void add(Type type) {
        switch (type) {
            case ParameterizedType generic ->
                    Arrays.stream(generic.getActualTypeArguments()).forEach(this::add);
            case Class<?> written when written.isRecord() -> {
                if (found.add(written)) {
                    Arrays.stream(written.getRecordComponents())
                            .map(RecordComponent::getGenericType)
                            .forEach(this::add);
                }
            }
            default -> {}
        }
    }
}
