package budgettrail.journey;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A request as it goes over the wire: nothing is added that it does not name.
 *
 * @param user whose token it bears; one without an account sends none
 */
record RawRequest(
        String user, String method, String path, Map<String, String> headers, BodyPublisher body) {

    static RawRequest get(String user, String path) {
        return new RawRequest(user, "GET", path, Map.of(), BodyPublishers.noBody());
    }

    /** A command in JSON under a key of its own. */
    static RawRequest command(String user, String path, String json) {
        return post(user, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    static RawRequest post(String user, String path, String type, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", type);
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        return new RawRequest(user, "POST", path, headers, BodyPublishers.ofByteArray(body));
    }

    RawRequest with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new RawRequest(user, method, path, more, body);
    }

    RawRequest without(String header) {
        var fewer = new LinkedHashMap<>(headers);
        fewer.remove(header);
        return new RawRequest(user, method, path, fewer, body);
    }

    RawRequest by(String otherUser) {
        return new RawRequest(otherUser, method, path, headers, body);
    }

    RawRequest method(String other) {
        return new RawRequest(user, other, path, headers, body);
    }

    /** The same without saying how long it is. */
    static RawRequest chunked(String user, String path, String type, byte[] body) {
        var known = post(user, path, type, body);
        return new RawRequest(
                user,
                "POST",
                path,
                known.headers(),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }
}
