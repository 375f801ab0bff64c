package budgettrail.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses what a browser's form sends: the API has no form, and parsing one would eat the body. */
final class NoForms implements HandlerInterceptor {
    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler)
            throws HttpMediaTypeNotSupportedException {
        var type = request.getContentType();
        if (type != null && isForm(type)) {
            throw new HttpMediaTypeNotSupportedException("No form is taken here");
        }
        return true;
    }

    private static boolean isForm(String type) throws HttpMediaTypeNotSupportedException {
        try {
            return MediaType.APPLICATION_FORM_URLENCODED.includes(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException nonsense) {
            throw new HttpMediaTypeNotSupportedException("Not a media type");
        }
    }
}
