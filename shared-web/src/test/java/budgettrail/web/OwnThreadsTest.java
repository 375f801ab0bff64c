package budgettrail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Whoever computes for long keeps nobody from being served. */
@Import(OwnThreadsTest.Endpoints.class)
@ExtendWith(OutputCaptureExtension.class)
class OwnThreadsTest extends WebTest {
    private static final String BRIEF = "/api/brief";
    private static final String USUAL = "/api/usual";
    private static final String EVENTS = "/api/events";
    private static final String COMPUTING = "/api/computing";

    /** More than virtual threads can be at work at once. */
    private static final int MANY = 2 * Runtime.getRuntime().availableProcessors();

    @Autowired private Endpoints endpoints;

    @AfterEach
    void enough() {
        endpoints.enough = true;
    }

    @Test
    void aBriefRequestIsAnsweredBesideManyThatCompute() throws Exception {
        endpoints.enough = false;
        var computed = IntStream.range(0, MANY).mapToObj(_ -> later(COMPUTING)).toList();
        await().until(() -> endpoints.computing.get() == MANY);

        assertThat(later(BRIEF).get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        assertThat(later(USUAL).get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);

        assertThat(endpoints.computing).hasValue(MANY);
        endpoints.enough = true;
        for (var one : computed) {
            assertThat(one.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void onlyBriefOnesShareThreads() {
        assertThat(json(send(as("clerk", BRIEF))).path("virtual").asBoolean()).isTrue();
        assertThat(json(send(as("clerk", USUAL))).path("virtual").asBoolean()).isFalse();
    }

    @Test
    void whoeverGoesAwayWhileHeIsToldOfEventsIsNoError(CapturedOutput log) throws Exception {
        try (var socket = new Socket("127.0.0.1", port)) {
            var asked =
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(EVENTS, account("clerk").token());
            socket.getOutputStream().write(asked.getBytes(StandardCharsets.US_ASCII));
            await().until(() -> endpoints.told.get() > 0);
            socket.setSoLinger(true, 0); // Gone without a word.
        }
        await().until(endpoints.over::get);
        assertThat(send(as("clerk", USUAL)).statusCode()).isEqualTo(200);
        assertThat(log).doesNotContain("ERROR");
    }

    private CompletableFuture<HttpResponse<String>> later(String path) {
        return HTTP.sendAsync(as("clerk", path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** One that computes until it is enough, one that tells of events, and two that do nothing. */
    @RestController
    @RolesAllowed("TREASURY_CLERK")
    static class Endpoints {
        private final AtomicInteger computing = new AtomicInteger();
        private final AtomicInteger told = new AtomicInteger();
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile boolean enough;

        @Bean
        static Brief oneIsBrief() {
            return request -> request.getRequestURI().equals(BRIEF);
        }

        @GetMapping({BRIEF, USUAL})
        Map<String, Object> thread() {
            return Map.of("virtual", Thread.currentThread().isVirtual());
        }

        @GetMapping(EVENTS)
        SseEmitter events() {
            var events = new SseEmitter(60_000L);
            events.onCompletion(() -> over.set(true));
            Thread.ofVirtual().start(() -> tell(events));
            return events;
        }

        private void tell(SseEmitter events) {
            try {
                while (!over.get()) {
                    events.send("event");
                    told.incrementAndGet();
                    LockSupport.parkNanos(1_000_000);
                }
            } catch (IOException | IllegalStateException gone) {
                events.complete();
            }
        }

        @GetMapping(COMPUTING)
        void compute() {
            computing.incrementAndGet();
            while (!enough) {
                Thread.onSpinWait(); // As who computes does, it never waits.
            }
            computing.decrementAndGet();
        }
    }
}
