package budgettrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * What the API has done is told in the type it has, whatever the caller accepts: where an address
 * does not say beforehand what it answers in, the type is chosen when the answer is written, and
 * then it is too late to refuse. What is only read may be refused for its type.
 */
@Configuration(proxyBeanMethods = false)
class ToldInAnyCase implements WebMvcConfigurer {
    private final ContentNegotiationStrategy asked = new HeaderContentNegotiationStrategy();

    @Override
    public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
        negotiation.strategies(List.of(this::acceptable));
    }

    private List<MediaType> acceptable(NativeWebRequest web)
            throws HttpMediaTypeNotAcceptableException {
        var request = Objects.requireNonNull(web.getNativeRequest(HttpServletRequest.class));
        return ErrorPages.isApi(request.getRequestURI(), request)
                        && isHandled(request)
                        && !isRead(request.getMethod())
                ? ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST
                : asked.resolveMediaTypes(web);
    }

    /** Before, it is only asked who answers. */
    private static boolean isHandled(HttpServletRequest request) {
        return request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE) != null;
    }

    private static boolean isRead(String method) {
        return method.equals(HttpMethod.GET.name()) || method.equals(HttpMethod.HEAD.name());
    }
}
