package budgettrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what a browser's form sends: the API has no form, and parsing one would eat the body. So
 * is a type that names no type, which the framework would fail at.
 */
final class NoForms implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type != null && isRefused(type)) {
            throw new HttpMediaTypeNotSupportedException(
                    "No form is taken here, nor a type of any kind");
        }
        return true;
    }

    private static boolean isRefused(String type) throws HttpMediaTypeNotSupportedException {
        try {
            var sent = MediaType.parseMediaType(type);
            return !sent.isConcrete() || MediaType.APPLICATION_FORM_URLENCODED.includes(sent);
        } catch (InvalidMediaTypeException nonsense) {
            throw new HttpMediaTypeNotSupportedException("Not a media type");
        }
    }
}
