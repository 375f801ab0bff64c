package budgettrail.query;

import budgettrail.web.access.Account;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Somebody who has signed in with a browser. */
public final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final HttpClient browser =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();
    private final String address;

    private Visitor(int port) {
        address = "http://127.0.0.1:" + port;
    }

    public static Visitor stranger(int port) {
        return new Visitor(port);
    }

    public static Visitor signedIn(int port, Account account) {
        var visitor = new Visitor(port);
        var csrf = CSRF.matcher(visitor.get("/sign-in", "zh").body());
        if (!csrf.find()) {
            throw new AssertionError("No form to sign in");
        }
        var form = "user=" + account.user() + "&password=" + coded(account.password()) + "&_csrf=";
        visitor.send(
                visitor.request("/sign-in")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form + coded(csrf.group(1)))));
        return visitor;
    }

    public HttpResponse<String> get(String path, String language) {
        return send(request(path).header("Accept-Language", language));
    }

    /** The rows of a CSV file, which tells spreadsheets that it is UTF-8. */
    public List<NamedCsvRecord> table(String path, String language) {
        var file = get(path, language);
        if (file.statusCode() != 200 || !file.body().startsWith("\uFEFF")) {
            throw new AssertionError(file.statusCode() + ": " + file.body());
        }
        return CsvReader.builder().ofNamedCsvRecord(file.body().substring(1)).stream().toList();
    }

    /** Sends a form of the page that has no fields; the page that one is led to. */
    public HttpResponse<String> submit(String page, String action) {
        return submit(page, action, Map.of());
    }

    /** The same of one that is filled in. */
    public HttpResponse<String> submit(String page, String action, Map<String, String> fields) {
        var csrf = CSRF.matcher(get(page, "en").body());
        if (!csrf.find()) {
            throw new AssertionError("No form on " + page);
        }
        return send(
                request(action)
                        .header("Accept-Language", "en")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form(csrf.group(1), fields))));
    }

    private static String form(String csrf, Map<String, String> fields) {
        var form = new StringBuilder("_csrf=").append(coded(csrf));
        fields.forEach(
                (name, value) -> form.append('&').append(name).append('=').append(coded(value)));
        return form.toString();
    }

    /** A file as it arrives. */
    public byte[] bytes(String path, String language) {
        var request = request(path).header("Accept-Language", language);
        return send(request, BodyHandlers.ofByteArray()).body();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> body) {
        try {
            return browser.send(request.build(), body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String coded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
