package budgettrail.access;

import budgettrail.journey.RunningApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;

/** Somebody, mostly a manager, who has signed in to the pages and bears the token of the API. */
public final class Manager implements AutoCloseable {
    private static final Pattern FORM_TOKEN =
            Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)");

    /** As a workbook writes all that is not ASCII. */
    private static final Pattern CHARACTER = Pattern.compile("&#x([0-9a-f]+);");

    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private final String address;
    private final String token;

    private Manager(String address, String token) {
        this.address = address;
        this.token = token;
    }

    /**
     * What came back.
     *
     * @param text the body, of a workbook all its parts
     */
    public record Answer(int status, HttpResponse<byte[]> response, String text) {
        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public static Manager signIn(RunningApplication application, String user) {
        var account = application.account(user);
        var manager = new Manager(application.address(), account.token());
        var form = FORM_TOKEN.matcher(manager.ask("GET", "/sign-in", "en").text());
        if (!form.find()) {
            throw new IllegalStateException("A form without a token");
        }
        var filled =
                "user=%s&password=%s&_csrf=%s"
                        .formatted(user, encoded(account.password()), encoded(form.group(1)));
        var answer =
                manager.send(
                        manager.request("/sign-in")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(filled)));
        if (!answer.header("location").endsWith("/")) {
            throw new IllegalStateException("Not let in: " + answer.header("location"));
        }
        return manager;
    }

    /** Reads an address. */
    public Answer ask(String method, String path, String language) {
        return send(
                request(path)
                        .header("Accept-Language", language)
                        .method(method, BodyPublishers.noBody()));
    }

    /** Sends a command. */
    Answer command(String method, String path, String type) {
        var inParts = type.startsWith("multipart/");
        return send(
                request(path)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", inParts ? type + "; boundary=x" : type)
                        .method(method, BodyPublishers.ofString(inParts ? "--x--\r\n" : "{}")));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            return new Answer(response.statusCode(), response, text(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        var type = response.headers().firstValue("content-type").orElse("");
        return type.contains("spreadsheetml") && response.body().length > 0
                ? unpacked(response.body())
                : new String(response.body(), StandardCharsets.UTF_8);
    }

    /** By its directory, as spreadsheets read it. */
    private static String unpacked(byte[] workbook) throws IOException {
        var file = Files.write(Files.createTempFile("table", ".xlsx"), workbook);
        var text = new StringBuilder();
        try (var parts = new ZipFile(file.toFile())) {
            for (var part : parts.stream().toList()) {
                var bytes = parts.getInputStream(part).readAllBytes();
                text.append(new String(bytes, StandardCharsets.UTF_8));
            }
        }
        Files.delete(file);
        return CHARACTER.matcher(text).replaceAll(Manager::character);
    }

    private static String character(MatchResult reference) {
        var character = Character.toString(Integer.parseInt(reference.group(1), 16));
        return Matcher.quoteReplacement(character);
    }

    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        client.close();
    }
}
