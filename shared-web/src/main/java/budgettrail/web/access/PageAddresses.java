package budgettrail.web.access;

import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Which paths are those of pages that can be asked for: what answers them names a template. Files
 * and events are answered otherwise, and forms are sent. Nobody is led back to the sign-in.
 */
@Component
final class PageAddresses implements Predicate<String> {
    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    /** What is mapped is known once the application has begun. */
    PageAddresses(
            @Qualifier("requestMappingHandlerMapping")
                    ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    @Override
    public boolean test(String path) {
        return !path.equals(PublicAddresses.SIGN_IN)
                && parsed(path).filter(this::isMapped).isPresent();
    }

    private static Optional<PathContainer> parsed(String path) {
        try {
            return Optional.of(PathContainer.parsePath(path));
        } catch (IllegalArgumentException wronglyEncoded) {
            return Optional.empty();
        }
    }

    private boolean isMapped(PathContainer path) {
        return mapping.getObject().getHandlerMethods().entrySet().stream()
                .anyMatch(it -> isPage(it.getValue()) && holds(it.getKey(), path));
    }

    private static boolean isPage(HandlerMethod answer) {
        return answer.getReturnType().getParameterType() == String.class;
    }

    private static boolean holds(RequestMappingInfo mapped, PathContainer path) {
        var patterns = mapped.getPathPatternsCondition();
        return patterns != null
                && mapped.getMethodsCondition().getMethods().contains(RequestMethod.GET)
                && patterns.getPatterns().stream().anyMatch(it -> it.matches(path));
    }
}
