package budgettrail.benchmark;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Somebody who has signed in to the pages.
 *
 * @param cookies what a browser would send
 */
record Session(String cookies) {
    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)");

    static Session of(Product product, String user) throws IOException, InterruptedException {
        var kept = new CookieManager();
        try (var browser = HttpClient.newBuilder().cookieHandler(kept).build()) {
            var door = URI.create("http://127.0.0.1:" + product.port() + "/sign-in");
            var form = FORM_TOKEN.matcher(answer(browser, HttpRequest.newBuilder(door)).body());
            if (!form.find()) {
                throw new IllegalStateException("A form without a token");
            }
            var filled =
                    "user=%s&password=%s&_csrf=%s"
                            .formatted(
                                    user, encoded(product.password(user)), encoded(form.group(1)));
            var answer =
                    answer(
                            browser,
                            HttpRequest.newBuilder(door)
                                    .header("Content-Type", "application/x-www-form-urlencoded")
                                    .POST(BodyPublishers.ofString(filled)));
            var to = answer.headers().firstValue("location").orElse("");
            if (!to.endsWith("/")) {
                throw new IllegalStateException(user + " was not let in: " + to);
            }
        }
        return new Session(
                kept.getCookieStore().getCookies().stream()
                        .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    private static HttpResponse<String> answer(HttpClient browser, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        return browser.send(request.build(), BodyHandlers.ofString());
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** As a browser asks for a page. */
    byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: b\r\nCookie: " + cookies + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
