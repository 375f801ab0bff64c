package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.web.access.Account;
import budgettrail.web.access.Role;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.config.MeterFilter;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Requests that no library sends: the short way lets none through that the long way does not, and
 * what fails on it is answered and logged as everywhere.
 */
class ShortWayOnTheWireTest {
    private static final String LINE = "2022:035001-2080101-B-30101-50101";
    private static final String TOKEN = "a-token-of-a-clerk";
    private static final String NO_TOKEN = "words of a clerk!";
    private static final String PAYMENT =
            """
            {"disbursement":"W-1","effective":"2022-03-01","amount":"1.00","unit":"035001",
             "voucher":"WV-1","payee":"Somebody"}
            """;

    /** A query asks for nothing here, but is not plain. */
    private static final String LONG_WAY = "?";

    private static RunningApplication application;

    @BeforeAll
    static void open() {
        application =
                RunningApplication.startWith(
                        List.of(clerk("clerk", TOKEN)), "--budgettrail.sample=budget");
    }

    @AfterAll
    static void close() {
        application.close();
    }

    private static Account clerk(String user, String token) {
        return new Account(user, Set.of(Role.TREASURY_CLERK), null, "password-of-" + user, token);
    }

    /** A request for a payment, as bytes. */
    private record Wire(String line, String token, String more, String body, int length) {
        Wire(String line, String more) {
            this(line, TOKEN, more, PAYMENT, PAYMENT.length());
        }

        /** Says all of it and nothing more, and hears the answer but for its moment. */
        String send(String query) {
            var address = URI.create(application.address());
            var text =
                    """
                    POST /api/v1/budget-lines/%s/disbursements%s HTTP/1.1
                    Host: localhost
                    %s
                    Authorization: Bearer %s
                    Content-Type: application/json
                    Content-Length: %d
                    Idempotency-Key: for-%s
                    X-Request-Id: one-and-the-same
                    Accept-Language: en
                    Connection: close
                    """
                            .formatted(line, query, more, token, length, line);
            var head = text.replace("\n\n", "\n").replace("\n", "\r\n") + "\r\n";
            try (var socket = new Socket(address.getHost(), address.getPort())) {
                socket.getOutputStream().write((head + body).getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                var answer = socket.getInputStream().readAllBytes();
                return inOrder(new String(answer, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        /** The order of its headers tells nothing, nor does one that is said again. */
        private static String inOrder(String answer) {
            var parts = answer.split("\r\n\r\n", 2);
            return Stream.of(parts[0].split("\r\n"))
                    .filter(line -> !line.startsWith("Date:"))
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining("\n", "", "\n\n" + parts[1]));
        }

        void answered(int status) {
            var atLength = send(LONG_WAY);
            assertThat(atLength).contains("HTTP/1.1 " + status + " ");
            assertThat(send("")).isEqualTo(atLength);
        }
    }

    @ParameterizedTest
    @CsvSource({"2022:a/b,404", "2022:a.b/c,404", "2022%3Aa%2Eb,400", "2022:a%2eb,400"})
    void takesNoStepForAName(String line, int status) {
        new Wire(line, "").answered(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en, \u0085", "en;q=\u009f"})
    void mindsWhatTheFirewallMinds(String language) {
        new Wire("2022:none", "Accept-Language: " + language).answered(400);
    }

    @Test
    void hearsAHeaderThatIsSaidTwice() {
        var said = new Wire(LINE, "Accept: */*\nAccept: nonsense");
        said.send(LONG_WAY); // From now on it is recorded already.
        said.answered(201);
    }

    @Test
    void knowsATokenByItsForm() {
        new Wire("2022:none", NO_TOKEN, "", PAYMENT, PAYMENT.length()).answered(401);
    }

    @Test
    void isNotAtFaultIfABodyBreaksOff() {
        new Wire("2022:none", TOKEN, "", PAYMENT, PAYMENT.length() + 1).answered(400);
    }

    @Test
    void saysItIsSecureWhereTlsEndsBeforeIt() {
        var header = "X-Forwarded-Proto: https";
        new Wire("2022:none", header).answered(404);
        assertThat(new Wire("2022:none", header).send("")).contains("Strict-Transport-Security");
    }

    @Test
    void answersAndLogsWhatBreaks() {
        application.context().getBean(MeterRegistry.class).config().meterFilter(new Broken());
        var heard = new Heard();
        heard.start();
        var log = ((LoggerContext) LoggerFactory.getILoggerFactory()).getLogger("budgettrail.web");
        log.addAppender(heard);
        try {
            var paid = PAYMENT.replace("{", "{\"paid\":true,");
            new Wire("2022:none", TOKEN, "", paid, paid.length()).answered(500);
        } finally {
            log.detachAppender(heard);
        }
        assertThat(heard.contexts)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it).containsEntry("actor", "clerk"));
    }

    /** Breaks whatever counts payments that were made already. */
    private static final class Broken implements MeterFilter {
        @Override
        public Meter.Id map(Meter.Id id) {
            if ("RecordDisbursement".equals(id.getTag("command"))) {
                throw new AssertionError("Broken on purpose");
            }
            return id;
        }
    }

    /** The contexts of what was logged. */
    private static final class Heard extends AppenderBase<ILoggingEvent> {
        private final Queue<Map<String, String>> contexts = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            contexts.add(Map.copyOf(event.getMDCPropertyMap()));
        }
    }
}
