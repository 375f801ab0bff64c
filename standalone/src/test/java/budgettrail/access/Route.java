package budgettrail.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * An address that the application answers.
 *
 * @param parameters that its method declares
 * @param open whether its method reads whatever parameters were sent
 * @param type of the body that it takes
 */
record Route(
        RequestMethod method, String pattern, Set<String> parameters, boolean open, String type) {
    private static final Pattern VARIABLE = Pattern.compile("\\{\\*?(\\w+)(?::[^}]*)?}");
    private static final DefaultParameterNameDiscoverer NAMES =
            new DefaultParameterNameDiscoverer();

    /** Every one that any part of the application has registered. */
    static List<Route> all(ApplicationContext context) {
        return context.getBeansOfType(RequestMappingInfoHandlerMapping.class).values().stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .flatMap(one -> of(one.getKey(), one.getValue()))
                .sorted((one, other) -> one.toString().compareTo(other.toString()))
                .toList();
    }

    private static Stream<Route> of(RequestMappingInfo mapping, HandlerMethod handler) {
        var methods = mapping.getMethodsCondition().getMethods();
        var types = mapping.getConsumesCondition().getConsumableMediaTypes();
        var type = types.isEmpty() ? "application/json" : types.iterator().next().toString();
        return (methods.isEmpty() ? Arrays.stream(RequestMethod.values()) : methods.stream())
                .flatMap(
                        method ->
                                mapping.getPatternValues().stream()
                                        .map(
                                                pattern ->
                                                        new Route(
                                                                method,
                                                                pattern,
                                                                declared(handler),
                                                                isOpen(handler),
                                                                type)));
    }

    /** The names between braces. */
    List<String> variables() {
        return VARIABLE.matcher(pattern).results().map(found -> found.group(1)).toList();
    }

    /** With a value for each variable and some parameters. */
    String address(Map<String, String> values) {
        var path =
                VARIABLE.matcher(pattern)
                        .replaceAll(
                                found ->
                                        Manager.encoded(
                                                Objects.requireNonNull(
                                                        values.get(found.group(1)),
                                                        () -> found.group(1) + " of " + this)))
                        .replace("/**", "/any");
        var query = new ArrayList<String>();
        values.forEach(
                (name, value) -> {
                    if (!variables().contains(name)) {
                        query.add(name + "=" + Manager.encoded(value));
                    }
                });
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }

    boolean reads() {
        return method == RequestMethod.GET;
    }

    private static Set<String> declared(HandlerMethod handler) {
        var names = new LinkedHashSet<String>();
        for (var parameter : handler.getMethodParameters()) {
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null && !takesAll(parameter)) {
                parameter.initParameterNameDiscovery(NAMES);
                names.add(
                        asked.name().isEmpty()
                                ? Objects.requireNonNull(parameter.getParameterName())
                                : asked.name());
            }
        }
        return names;
    }

    private static boolean isOpen(HandlerMethod handler) {
        return Arrays.stream(handler.getMethodParameters()).anyMatch(Route::takesAll);
    }

    private static boolean takesAll(MethodParameter parameter) {
        return parameter.hasParameterAnnotation(RequestParam.class)
                && Map.class.isAssignableFrom(parameter.getParameterType());
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
