package budgettrail.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Makes the next request of a load. Called by many clients at once. */
@FunctionalInterface
interface Request {
    byte[] next(SplittableRandom random);

    static byte[] get(String path, String token) {
        return ("GET "
                        + path
                        + " HTTP/1.1\r\nHost: b\r\nAuthorization: Bearer "
                        + token
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    static byte[] post(String path, String token, String key, String type, byte[] body) {
        var head =
                ("POST "
                                + path
                                + " HTTP/1.1\r\nHost: b\r\nAuthorization: Bearer "
                                + token
                                + "\r\nIdempotency-Key: "
                                + key
                                + "\r\nContent-Type: "
                                + type
                                + "\r\nContent-Length: "
                                + body.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8);
        var whole = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, whole, head.length, body.length);
        return whole;
    }
}
