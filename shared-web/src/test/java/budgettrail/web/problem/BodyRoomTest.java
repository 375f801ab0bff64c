package budgettrail.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.web.WebTest;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Large bodies take turns. */
@ExtendWith(OutputCaptureExtension.class)
class BodyRoomTest extends WebTest {
    private static final int LARGE = 12 * 1024 * 1024;

    @Autowired private BodyRoom room;

    @Test
    void aThirdLargeBodyWaitsUntilOneIsDoneAndNothingElseDoes(CapturedOutput log)
            throws IOException {
        try (var one = begin("clerk");
                var another = begin("clerk")) {
            await().until(() -> room.forFiles() == BodyRoom.OF_FILES - 2 * LARGE / 1024);
            try (var third = begin("clerk")) {
                await().until(() -> room.waiting() == 1);
                assertThat(send(as("clerk", "/api/viewer")).statusCode()).isEqualTo(200);
                var small = BodyPublishers.ofByteArray(new byte[1_000]);
                assertThat(send(as("clerk", "/api/bytes").POST(small)).statusCode()).isEqualTo(200);
                one.shutdownOutput(); // The rest will not come.
                await().until(() -> room.waiting() == 0);
                assertThat(third.isClosed()).isFalse();
                assertThat(another.isClosed()).isFalse();
            }
        }
        await().until(() -> room.forFiles() == BodyRoom.OF_FILES);
        assertThat(log).doesNotContain("ERROR"); // Who goes away in the middle is no fault.
    }

    /** A body whose length is not told may be as long as its address takes. */
    @Test
    void untoldLengthsTakeNoMoreThanTheyMay() throws IOException {
        try (var order = begin("clerk", "POST /api/orders", "Transfer-Encoding: chunked")) {
            await().until(() -> room.forOthers() == BodyRoom.OF_OTHERS - 1024);
            assertThat(room.forFiles()).isEqualTo(BodyRoom.OF_FILES);
            assertThat(order.isClosed()).isFalse();
        }
        await().until(() -> room.forOthers() == BodyRoom.OF_OTHERS);
    }

    /** Whoever may not come in takes nobody's room. */
    @Test
    void strangersGetNoRoom() throws IOException {
        try (var stranger = begin(null)) {
            var answer = new byte[12];
            assertThat(stranger.getInputStream().readNBytes(answer, 0, 12)).isEqualTo(12);
            assertThat(new String(answer, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 401");
            assertThat(room.forFiles()).isEqualTo(BodyRoom.OF_FILES);
        }
    }

    private Socket begin(String user) throws IOException {
        return begin(user, "POST /api/bytes", "Content-Length: " + LARGE);
    }

    /** A request whose body is still to come. */
    private Socket begin(String user, String what, String length) throws IOException {
        var socket = new Socket("127.0.0.1", port);
        var known = user == null ? "" : "Authorization: Bearer " + account(user).token() + "\r\n";
        var head =
                "%s HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n%s%s\r\n\r\n"
                        .formatted(what, known, length);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
