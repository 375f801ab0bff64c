package budgettrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses an empty number, flag or constant. The framework takes it for an absent one, and whoever
 * asked for something would be given everything. Texts are read by those who ask for them.
 */
final class NoEmptyValues implements HandlerInterceptor {
    private static final DefaultParameterNameDiscoverer NAMES =
            new DefaultParameterNameDiscoverer();

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            Arrays.stream(method.getMethodParameters())
                    .flatMap(NoEmptyValues::names)
                    .filter(name -> isEmpty(request.getParameter(name)))
                    .findFirst()
                    .ifPresent(
                            name -> {
                                throw new ProblemException(Problems.invalidParameter(name));
                            });
        }
        return true;
    }

    /** Of the parameters of the query that become no text. */
    private static Stream<String> names(MethodParameter parameter) {
        if (parameter.hasParameterAnnotation(ParameterObject.class)) {
            return Arrays.stream(parameter.getParameterType().getRecordComponents())
                    .filter(component -> isConverted(component.getType()))
                    .map(RecordComponent::getName);
        }
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        return asked != null && isConverted(parameter.getParameterType())
                ? Stream.of(asked.name().isEmpty() ? written(parameter) : asked.name())
                : Stream.empty();
    }

    private static boolean isConverted(Class<?> type) {
        return type != String.class && BeanUtils.isSimpleValueType(type);
    }

    private static String written(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        return String.valueOf(parameter.getParameterName());
    }

    private static boolean isEmpty(@Nullable String value) {
        return value != null && !StringUtils.hasText(value);
    }
}
