package budgettrail.web.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.security.web.savedrequest.SimpleSavedRequest;
import org.springframework.web.util.WebUtils;

/**
 * The page to go on with after the sign-in, kept by the browser: whoever has not signed in takes up
 * none of our memory. It is a path of this house, whatever the browser says, and used once; one
 * that is too long for a cookie is not kept.
 */
final class ReturnCookie implements RequestCache {
    static final String NAME = "return";

    /** Of the cookie: all headers of a request together may be 8,192 long. */
    private static final int LONGEST = 2_000;

    /** Neither another host nor what a browser takes for one. */
    private static final Pattern OWN = Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

    private final WayBack way;

    ReturnCookie(WayBack way) {
        this.way = way;
    }

    @Override
    public void saveRequest(HttpServletRequest request, HttpServletResponse response) {
        way.of(request).ifPresent(address -> keep(address, request, response));
    }

    private void keep(String address, HttpServletRequest request, HttpServletResponse response) {
        var value = encoded(address);
        if (value.length() <= LONGEST) {
            set(request, response, value, Duration.ofSeconds(-1));
        } else {
            removeRequest(request, response);
        }
    }

    @Override
    public @Nullable SavedRequest getRequest(
            HttpServletRequest request, HttpServletResponse response) {
        var kept = kept(request);
        if (kept.isPresent()) {
            removeRequest(request, response);
        }
        return kept.map(SimpleSavedRequest::new).orElse(null);
    }

    /** A page is asked for by its address alone: nothing else of a request comes back. */
    @Override
    public @Nullable HttpServletRequest getMatchingRequest(
            HttpServletRequest request, HttpServletResponse response) {
        return null;
    }

    @Override
    public void removeRequest(HttpServletRequest request, HttpServletResponse response) {
        if (WebUtils.getCookie(request, NAME) != null) {
            set(request, response, "", Duration.ZERO);
        }
    }

    private static Optional<String> kept(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(Cookie::getValue)
                .flatMap(ReturnCookie::decoded)
                .filter(address -> OWN.matcher(address).matches());
    }

    private static String encoded(String address) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(address.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> decoded(String value) {
        try {
            var bytes = Base64.getUrlDecoder().decode(value);
            return Optional.of(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static void set(
            HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        var cookie =
                ResponseCookie.from(NAME, value)
                        .path(request.getContextPath() + "/")
                        .maxAge(age)
                        .httpOnly(true)
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
