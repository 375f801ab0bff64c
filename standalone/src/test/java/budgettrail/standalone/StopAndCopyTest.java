package budgettrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.faults.NodeProcess;
import budgettrail.journey.Api;
import budgettrail.web.access.Account;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * An application that is asked to stop under load answers what it has begun, takes nothing new, and
 * leaves a folder that can be copied.
 */
class StopAndCopyTest {
    private static final int CLIENTS = 12;
    private static final int ENOUGH = 200;
    private static final int EXIT_BY_SIGTERM = 143;
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LINE = "2022:L";
    private static final String LAG = "/components/figures/details/lag";

    @TempDir Path folder;
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger next = new AtomicInteger();

    @Test
    void losesNothingAndLeavesAFolderThatCanBeCopied()
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        var original = folder.resolve("original");
        var copy = folder.resolve("copy");
        stopUnderLoad(original);

        assertThat(original.resolve("postgres/postmaster.pid")).doesNotExist();
        copy(original, copy);
        var there = seen(original);
        assertThat(there.payments()).isEqualTo(new TreeSet<>(acknowledged));
        assertThat(there.indicators()).contains("\"disbursed\":\"" + acknowledged.size() + ".00\"");
        assertThat(seen(copy)).isEqualTo(there);
    }

    private void stopUnderLoad(Path original)
            throws IOException, ExecutionException, InterruptedException, TimeoutException {
        try (var node = NodeProcess.embedded(original);
                var threads = Executors.newFixedThreadPool(CLIENTS)) {
            var accounts = original.resolve("accounts.json");
            open(new Api(node.address(), accounts));
            for (var client = 0; client < CLIENTS; client++) {
                threads.submit(() -> payUntilRefused(new Api(node.address(), accounts)));
            }
            await().atMost(PATIENCE).until(() -> acknowledged.size() > ENOUGH);
            var start = System.nanoTime();
            var exit = node.stop().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONGEST_STOP);
            assertThat(exit).isEqualTo(EXIT_BY_SIGTERM);
            threads.shutdown();
            assertThat(threads.awaitTermination(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(node.said())
                    .as("to a file, for it has no terminal")
                    .contains(accounts.toString())
                    .doesNotContain(secrets(accounts));
        }
    }

    private static List<String> secrets(Path accounts) throws IOException {
        var made = JsonMapper.shared().readValue(Files.readString(accounts), Account[].class);
        return Arrays.stream(made)
                .flatMap(account -> Stream.of(account.password(), account.token()))
                .toList();
    }

    private static void open(Api api) {
        var unit = Map.of("unit", "U", "effective", "2022-01-01", "nameZh", "局");
        assertThat(api.post("officer", "/api/v1/units", unit).status()).isEqualTo(201);
        var description = Map.of("unit", "U", "function", "2080101", "kind", "BASIC");
        var line = Map.of("line", LINE, "description", description, "amount", "10000000.00");
        assertThat(api.post("officer", "/api/v1/budget-lines", line).status()).isEqualTo(201);
    }

    /** One yuan after the other, until the door is closed. */
    private void payUntilRefused(Api api) {
        while (true) {
            var name = "P" + next.incrementAndGet();
            try {
                var answer = pay(api, name);
                if (answer.status() == 201) {
                    acknowledged.add(name);
                } else if (answer.status() == 503) {
                    return;
                }
            } catch (IllegalStateException closed) {
                return;
            }
        }
    }

    private static Api.Answer pay(Api api, String name) {
        Map<String, Object> body =
                Map.of(
                        "disbursement",
                        name,
                        "effective",
                        "2022-06-30",
                        "amount",
                        "1.00",
                        "unit",
                        "U",
                        "voucher",
                        name,
                        "payee",
                        "示例公司",
                        "paid",
                        true);
        return api.post("clerk", "/api/v1/budget-lines/" + LINE + "/disbursements", name, body);
    }

    /** What an application on the folder shows: the payments that there are, and the figures. */
    private record Seen(Set<String> payments, String indicators) {}

    private static Seen seen(Path folder)
            throws ExecutionException, InterruptedException, TimeoutException {
        try (var node = NodeProcess.embedded(folder)) {
            var api = new Api(node.address(), folder.resolve("accounts.json"));
            await().atMost(PATIENCE)
                    .until(
                            () ->
                                    api.get("admin", "/actuator/health").json().at(LAG).asInt(-1)
                                            == 0);
            var payments = payments(api);
            var indicators =
                    api.get(
                                    "auditor",
                                    "/api/v1/indicators?fiscalYear=2022&level=LINE&asOf=2022-12-31")
                            .json()
                            .path("indicators")
                            .toString();
            node.stop().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return new Seen(payments, indicators);
        }
    }

    private static Set<String> payments(Api api) {
        var path = "/api/v1/budget-lines/" + LINE + "/events?limit=100";
        var payments = new TreeSet<String>();
        var cursor = "";
        do {
            var answer = api.get("auditor", path + cursor);
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            for (var event : answer.json().path("events")) {
                if (event.path("fact").has("disbursement")) {
                    payments.add(event.path("fact").path("disbursement").asString());
                }
            }
            var next = answer.json().path("next");
            cursor = next.isString() ? "&cursor=" + next.asString() : "";
        } while (!cursor.isEmpty());
        return payments;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
