package budgettrail.faults;

import budgettrail.command.line.Command;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives commands over HTTP and does not rest until it knows what became of each: whatever it is not
 * told, it asks again under the same key, at the other node if need be.
 */
final class Client {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration TO_DECIDE = Duration.ofSeconds(45);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(25);

    private final Site site;
    private final ClientJournal journal;
    private final SplittableRandom random;
    private final int unruly;
    private final ConcurrentLinkedQueue<CompletableFuture<?>> left = new ConcurrentLinkedQueue<>();

    /** Hangs up early, or asks twice at once, in two of a hundred tries. */
    Client(Site site, ClientJournal journal, SplittableRandom random) {
        this(site, journal, random, 2);
    }

    private Client(Site site, ClientJournal journal, SplittableRandom random, int unruly) {
        this.site = site;
        this.journal = journal;
        this.random = random;
        this.unruly = unruly;
    }

    /** Asks one thing at a time, and waits for the answer. */
    static Client patient(Trial trial) {
        return new Client(trial.site(), trial.journal(), new SplittableRandom(trial.seed()), 0);
    }

    /** Sends it until there is an answer that says what became of it. */
    Intent give(String key, Command command) {
        var intent = journal.mean(key, command);
        if (random.nextInt(100) < unruly) {
            sendAndForget(Wire.of(command), intent);
        }
        return resolve(intent);
    }

    /** Asks until it knows. */
    Intent resolve(Intent intent) {
        var wire = Wire.of(intent.command);
        var node = random.nextInt(Site.NODES);
        var end = System.nanoTime() + TO_DECIDE.toNanos();
        while (intent.answer == null) {
            if (System.nanoTime() > end) {
                journal.complain("Never told what became of " + intent);
                return intent;
            }
            journal.tries(intent, node);
            tryAt(node, wire, intent);
            if (intent.answer == null) {
                node = (node + 1) % Site.NODES;
                Patience.pause(BETWEEN_TRIES);
            }
        }
        return intent;
    }

    /** The same again: answered the same, with no effect. */
    void giveAgain(Intent intent) {
        var wire = Wire.of(intent.command);
        var again = untilTold(intent.key, wire);
        var first = intent.answer;
        if (again == null || first == null || !first.accepted()) {
            return;
        }
        if (!again.accepted() || !again.replayed() || !again.facts().equals(first.facts())) {
            journal.complain("Given again, " + intent + " is answered " + again);
        }
    }

    /** Another command under the key of one that was recorded. */
    void reuseKey(Intent intent, Command other) {
        if (!Wire.of(other).user().equals(intent.user())) {
            return; // Everybody has keys of his own.
        }
        if (other.equals(intent.command)) {
            giveAgain(intent); // The die fell on the same one.
            return;
        }
        var answer = untilTold(intent.key, Wire.of(other));
        if (answer != null && !answer.code().equals("IDEMPOTENCY_KEY_REUSED")) {
            journal.complain("The key of " + intent + " with " + other + " is answered " + answer);
        }
    }

    private Intent.@Nullable Answer untilTold(String key, Wire wire) {
        for (var attempt = 0; attempt < 200; attempt++) {
            try {
                var answer = HTTP.send(request(attempt % Site.NODES, wire, key, PATIENCE), body());
                if (isDefinite(answer)) {
                    return read(answer);
                }
            } catch (IOException again) {
                journal.count("again after " + again.getClass().getSimpleName());
            } catch (InterruptedException e) {
                throw stopped(e);
            }
            Patience.pause(BETWEEN_TRIES);
        }
        return null;
    }

    private void tryAt(int node, Wire wire, Intent intent) {
        // Now and then it hangs up early: its connection is cut while the node works.
        var patience =
                random.nextInt(100) < unruly ? Duration.ofMillis(1 + random.nextInt(20)) : PATIENCE;
        try {
            hear(HTTP.send(request(node, wire, intent.key, patience), body()), intent);
        } catch (ConnectException nobodyThere) {
            journal.count("nobody there");
        } catch (HttpTimeoutException e) {
            journal.learnsNothing(intent, "hung up");
        } catch (IOException cut) {
            journal.learnsNothing(intent, "connection cut");
        } catch (InterruptedException e) {
            throw stopped(e);
        }
    }

    private void hear(HttpResponse<String> answer, Intent intent) {
        if (isDefinite(answer)) {
            var told = read(answer);
            if (told.replayed() && intent.unknown == 0) {
                journal.complain("Told that nothing was recorded, yet it was: " + intent);
            }
            journal.learns(intent, told);
        } else if (answer.statusCode() == 503 || answer.statusCode() == 409) {
            journal.count(answer.statusCode() + " " + code(answer));
            if (answer.statusCode() == 503
                    && answer.headers().firstValue("Retry-After").isEmpty()) {
                journal.complain("503 without Retry-After: " + intent);
            }
        } else {
            journal.learnsNothing(intent, answer.statusCode() + " " + code(answer));
            if (answer.statusCode() != 504) {
                journal.complain(
                        "%d to %s: %s".formatted(answer.statusCode(), intent, answer.body()));
            }
        }
    }

    /** One try, whose answer is not taken for what became of it. */
    CompletableFuture<HttpResponse<String>> tryOnce(Intent intent, Duration patience) {
        intent.unknown++;
        var node = random.nextInt(Site.NODES);
        return HTTP.sendAsync(request(node, Wire.of(intent.command), intent.key, patience), body());
    }

    /** A copy whose answer nobody waits for, at the same time as the other. */
    private void sendAndForget(Wire wire, Intent intent) {
        intent.unknown++;
        left.add(
                HTTP.sendAsync(
                                request(random.nextInt(Site.NODES), wire, intent.key, PATIENCE),
                                body())
                        .exceptionally(_ -> null));
    }

    /** Until none of those copies is on its way. */
    void finish() {
        left.forEach(CompletableFuture::join);
        left.clear();
    }

    private HttpRequest request(int node, Wire wire, String key, Duration patience) {
        return HttpRequest.newBuilder(URI.create(site.address(node) + wire.path()))
                .timeout(patience)
                .header("Authorization", "Bearer " + site.token(wire.user()))
                .header("Idempotency-Key", key)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(wire.body())))
                .build();
    }

    private static HttpResponse.BodyHandler<String> body() {
        return BodyHandlers.ofString();
    }

    private static boolean isDefinite(HttpResponse<String> answer) {
        var status = answer.statusCode();
        return status < 500 && !(status == 409 && code(answer).equals("IDEMPOTENCY_KEY_IN_FLIGHT"));
    }

    private static Intent.Answer read(HttpResponse<String> answer) {
        var replayed = answer.headers().firstValue("Idempotent-Replayed").isPresent();
        if (answer.statusCode() / 100 != 2) {
            return new Intent.Answer(
                    answer.statusCode(), code(answer), java.util.List.of(), replayed);
        }
        var positions = new ArrayList<Long>();
        for (JsonNode fact : JSON.readTree(answer.body()).path("facts")) {
            positions.add(fact.path("position").asLong());
        }
        return new Intent.Answer(answer.statusCode(), "", positions, replayed);
    }

    private static String code(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).path("code").asString();
        } catch (RuntimeException noJson) {
            return "";
        }
    }

    private static IllegalStateException stopped(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(e);
    }
}
