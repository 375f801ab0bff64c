package budgettrail.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The web API as a caller sees it: an address, tokens, requests. */
public final class Api {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String address;
    private final Map<String, String> tokens = new HashMap<>();

    public Api(String address, Path accounts) {
        this.address = address;
        for (var account : JSON.readTree(read(accounts))) {
            tokens.put(account.path("user").asString(), account.path("token").asString());
        }
    }

    /** An answer: its status, headers and body. */
    public record Answer(int status, Map<String, String> headers, String body) {
        public JsonNode json() {
            return JSON.readTree(body);
        }

        /** The code of a problem. */
        public String code() {
            return json().path("code").asString();
        }
    }

    public Answer get(String user, String path) {
        return send(user, request(path).GET());
    }

    /** A command under a key of its own. */
    public Answer post(String user, String path, Object body) {
        return post(user, path, UUID.randomUUID().toString(), body);
    }

    public Answer post(String user, String path, String key, Object body) {
        return send(
                user,
                request(path)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    public Answer post(String user, String path, String contentType, byte[] body) {
        return send(
                user,
                request(path)
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofByteArray(body)));
    }

    /** A file under a key. */
    public Answer post(String user, String path, String key, String contentType, String file) {
        return send(
                user,
                request(path)
                        .header("Idempotency-Key", key)
                        .header("Content-Type", contentType)
                        .POST(BodyPublishers.ofString(file)));
    }

    /** A request that is sent exactly as it is written. */
    Answer send(RawRequest raw) {
        var request = request(raw.path());
        raw.headers().forEach(request::header);
        return send(raw.user(), request.method(raw.method(), raw.body()));
    }

    /** A file, and a second one beside it. */
    public Answer upload(String user, String path, String name, byte[] file, byte[] second) {
        var boundary = "----" + UUID.randomUUID();
        var body =
                part(boundary, "file", file)
                        + part(boundary, name, second)
                        + "--"
                        + boundary
                        + "--\r\n";
        return post(
                user,
                path,
                "multipart/form-data; boundary=" + boundary,
                body.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Bytes are carried through as Latin-1. */
    private static String part(String boundary, String name, byte[] bytes) {
        return "--"
                + boundary
                + "\r\nContent-Disposition: form-data; name=\""
                + name
                + "\"; filename=\""
                + name
                + ".csv\"\r\nContent-Type: text/csv\r\n\r\n"
                + new String(bytes, StandardCharsets.ISO_8859_1)
                + "\r\n";
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    private Answer send(String user, HttpRequest.Builder request) {
        var token = tokens.get(user);
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            HttpResponse<String> answer =
                    client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            var headers = new HashMap<String, String>();
            answer.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
            return new Answer(answer.statusCode(), headers, answer.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
