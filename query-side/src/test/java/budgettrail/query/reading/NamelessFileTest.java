package budgettrail.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.web.problem.ProblemException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

class NamelessFileTest {
    private static final byte[] MORE_THAN_IS_HELD_BACK = new byte[100_000];

    @AfterEach
    void goOn() {
        Thread.interrupted();
    }

    @Test
    void givesBackWhatWasWritten() throws IOException {
        var text = "预算".getBytes(StandardCharsets.UTF_8);
        try (var file = NamelessFile.of(out -> out.write(text))) {
            var sent = new ByteArrayOutputStream();
            file.sendTo(sent);
            assertThat(sent.toByteArray()).isEqualTo(text);
            assertThat(file.size()).isEqualTo(text.length);
        }
    }

    /** Nothing can be written to a file by a thread that was interrupted. */
    @Test
    void aDiskThatTakesNothingPasses() {
        isUnavailable(
                out -> {
                    Thread.currentThread().interrupt();
                    out.write(MORE_THAN_IS_HELD_BACK);
                });
    }

    @Test
    void whateverTheWriterMakesOfIt() {
        isUnavailable(
                out -> {
                    Thread.currentThread().interrupt();
                    try {
                        out.write(MORE_THAN_IS_HELD_BACK);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static void isUnavailable(NamelessFile.Writer writer) {
        assertThatThrownBy(() -> NamelessFile.of(writer))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> {
                            assertThat(it.problem().status())
                                    .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
                            assertThat(it.problem().headers()).containsKey(HttpHeaders.RETRY_AFTER);
                        });
    }

    @Test
    void whatItsWriterCannotReadIsTheWriters() {
        var unread = new IOException("The log could not be read");
        assertThatThrownBy(
                        () ->
                                NamelessFile.of(
                                        _ -> {
                                            throw unread;
                                        }))
                .isSameAs(unread);
    }
}
