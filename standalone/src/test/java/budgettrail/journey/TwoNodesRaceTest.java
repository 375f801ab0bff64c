package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.faults.NodeProcess;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.TestDatabase;
import budgettrail.query.posting.Measure;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two processes on one database: whoever pays, exactly what fits is paid, and both show the same.
 */
class TwoNodesRaceTest {
    private static final int THREADS = 64;
    private static final int MOST_RETRIES = 100;
    private static final DatabaseAccess DATABASE = TestDatabase.fresh();

    private static final List<NodeProcess> NODES = new ArrayList<>();
    private static final List<Api> APIS = new ArrayList<>();
    private static EventLog log;

    /** One after the other: the first makes the schemas and the accounts. */
    @BeforeAll
    static void startBoth() throws IOException {
        var accounts = Files.createTempDirectory("budgettrail-nodes").resolve("accounts.json");
        for (var node = 0; node < 2; node++) {
            NODES.add(NodeProcess.start(new NodeProcess.Launch(DATABASE, accounts)));
            APIS.add(NODES.getLast().api(accounts));
        }
        log = new EventLog(TestDatabase.application(DATABASE));
        var unit = Map.of("unit", "U", "effective", "2022-01-01", "nameZh", "局");
        assertThat(APIS.getFirst().post("officer", "/api/v1/units", unit).status()).isEqualTo(201);
    }

    @AfterAll
    static void endBoth() {
        NODES.forEach(NodeProcess::close);
        if (log != null) {
            log.close();
        }
    }

    /** A command: where it is sent, by whom, under which key. */
    private record Sent(String user, String path, String key, Map<String, Object> body) {
        Api.Answer to(int node) {
            return APIS.get(node % 2).post(user, path, key, body);
        }

        /** Asked to come back, it does so at the other node. */
        Api.Answer untilDecided(int first) {
            for (var attempt = 0; attempt < MOST_RETRIES; attempt++) {
                var answer = to(first + attempt);
                if (answer.status() != 503) {
                    return answer;
                }
                assertThat(answer.code()).as(answer.body()).isEqualTo("CONTENDED");
                assertThat(answer.headers()).containsKey("retry-after");
            }
            throw new AssertionError("Never decided: " + this);
        }
    }

    @Test
    void exactlyWhatFitsIsPaid() throws InterruptedException {
        var line = open("RACE", "100.00");
        var payments = new ArrayList<Sent>();
        for (var number = 0; number < THREADS * 2; number++) {
            payments.add(payment(line, "race-" + number, "3.00"));
        }

        var answers = race(payments);

        var paid = new TreeSet<String>();
        for (var number = 0; number < payments.size(); number++) {
            var answer = answers.get(number);
            if (answer.status() == 201) {
                paid.add("race-" + number);
                var again = payments.get(number).to(number + 1);
                assertThat(again.status()).as(again.body()).isEqualTo(201);
                assertThat(again.headers()).containsEntry("idempotent-replayed", "true");
                assertThat(again.body()).isEqualTo(answer.body());
            } else {
                assertThat(answer.status()).as(answer.body()).isEqualTo(409);
                assertThat(answer.code()).isEqualTo("EXCEEDS_AVAILABLE");
            }
        }
        assertThat(paid).hasSize(33);
        assertThat(paidInLog(line)).containsExactlyElementsOf(paid);
        for (var node = 0; node < 2; node++) {
            var amounts = amounts(node, line);
            assertThat(amounts).containsEntry("disbursed", "99.00");
            assertThat(amounts).containsEntry("available", "1.00");
            assertThat(paidAt(node, line)).containsExactlyElementsOf(paid);
        }
    }

    @Test
    void tenLinesAddUpToTheLog() throws InterruptedException, SQLException {
        var lines = new ArrayList<LineId>();
        for (var number = 0; number < 10; number++) {
            lines.add(open("L" + number, "20.00"));
        }
        var random = new SplittableRandom(5);
        var sent = new ArrayList<Sent>();
        for (var number = 0; number < 400; number++) {
            var line = lines.get(random.nextInt(lines.size()));
            var other = lines.get(random.nextInt(lines.size()));
            var name = "mixed-" + number;
            var amount = "%d.%02d".formatted(random.nextInt(1, 5), random.nextInt(100));
            sent.add(
                    switch (random.nextInt(4)) {
                        case 0 -> supplement(line, name, amount);
                        case 1 -> virement(line, other, name, amount);
                        default -> payment(line, name, amount);
                    });
        }

        var answers = race(sent);

        assertThat(answers)
                .allSatisfy(it -> assertThat(it.status()).as(it.body()).isIn(201, 400, 409));
        assertThat(answers)
                .filteredOn(it -> it.status() != 201)
                .allSatisfy(it -> assertThat(it.code()).isIn("EXCEEDS_AVAILABLE", "SAME_LINE"));
        for (var line : lines) {
            for (var node = 0; node < 2; node++) {
                assertThat(amounts(node, line)).containsAllEntriesOf(addedUp(line));
            }
        }
        for (var line : lines) {
            addsAtOneAndPaysAllAtTheOther(line);
        }
        assertThat(paymentsPosted()).isEqualTo(paymentsRecorded());
    }

    /** A node that has not seen the money yet looks again before it refuses. */
    private static void addsAtOneAndPaysAllAtTheOther(LineId line) {
        var available = Money.yuan(addedUp(line).get("available"));
        var more = Money.yuan("10.00");
        assertThat(supplement(line, "more-" + line.key(), more.yuan()).to(0).status())
                .isEqualTo(201);
        var all = payment(line, "all-" + line.key(), available.plus(more).yuan()).to(1);
        assertThat(all.status()).as(all.body()).isEqualTo(201);
        for (var node = 0; node < 2; node++) {
            assertThat(amounts(node, line)).containsEntry("available", "0.00");
        }
    }

    /** Sends everything at once to both nodes; the answers in the order of the list. */
    private static List<Api.Answer> race(List<Sent> sent) throws InterruptedException {
        var start = new CyclicBarrier(THREADS);
        try (var threads = Executors.newFixedThreadPool(THREADS)) {
            var all = new ArrayList<Callable<Map<Integer, Api.Answer>>>();
            for (var thread = 0; thread < THREADS; thread++) {
                var first = thread;
                all.add(
                        () -> {
                            var answers = new TreeMap<Integer, Api.Answer>();
                            start.await();
                            for (var next = first; next < sent.size(); next += THREADS) {
                                answers.put(next, sent.get(next).untilDecided(next));
                            }
                            return answers;
                        });
            }
            var answers = new TreeMap<Integer, Api.Answer>();
            for (var thread : threads.invokeAll(all)) {
                answers.putAll(thread.get());
            }
            return List.copyOf(answers.values());
        } catch (ExecutionException failure) {
            throw new AssertionError(failure.getCause());
        }
    }

    private static LineId open(String key, String amount) {
        var line = LineId.of("2022:" + key);
        var description = Map.of("unit", "U", "function", "2080101", "kind", "BASIC");
        var body = Map.of("line", line.toString(), "description", description, "amount", amount);
        var answer = APIS.getFirst().post("officer", "/api/v1/budget-lines", body);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return line;
    }

    private static Sent payment(LineId line, String name, String amount) {
        var path = "/api/v1/budget-lines/" + line + "/disbursements";
        Map<String, Object> body =
                Map.of(
                        "disbursement",
                        name,
                        "effective",
                        "2022-06-30",
                        "amount",
                        amount,
                        "unit",
                        "U",
                        "voucher",
                        name,
                        "payee",
                        "示例公司",
                        "paid",
                        true);
        return new Sent("clerk", path, name, body);
    }

    private static Sent supplement(LineId line, String name, String amount) {
        var path = "/api/v1/budget-lines/" + line + "/supplements";
        Map<String, Object> body =
                Map.of("adjustment", name, "effective", "2022-06-30", "amount", amount);
        return new Sent("officer", path, name, body);
    }

    private static Sent virement(LineId from, LineId to, String name, String amount) {
        Map<String, Object> body =
                Map.of(
                        "adjustment",
                        name,
                        "effective",
                        "2022-06-30",
                        "amount",
                        amount,
                        "from",
                        from.toString(),
                        "to",
                        to.toString());
        return new Sent("officer", "/api/v1/virements", name, body);
    }

    /** What a node shows of the line, once it has everything. */
    private static Map<String, String> amounts(int node, LineId line) {
        var path = "/api/v1/budget-lines/" + line + "?minPosition=" + log.head();
        var answer = APIS.get(node).get("auditor", path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var amounts = new TreeMap<String, String>();
        answer.json()
                .path("budgetLine")
                .path("amounts")
                .forEachEntry((name, amount) -> amounts.put(name, amount.asString()));
        return amounts;
    }

    /** The payments that a node shows among the facts of the line. */
    private static TreeSet<String> paidAt(int node, LineId line) {
        var paid = new TreeSet<String>();
        var cursor = "";
        do {
            var path = "/api/v1/budget-lines/" + line + "/events?limit=20" + cursor;
            var page = APIS.get(node).get("auditor", path).json();
            for (var event : page.path("events")) {
                var name = event.path("fact").path("disbursement");
                if (name.isString()) {
                    assertThat(paid.add(name.asString())).as("shown twice: " + name).isTrue();
                }
            }
            var next = page.path("next");
            cursor = next.isString() ? "&cursor=" + next.asString() : "";
        } while (!cursor.isEmpty());
        return paid;
    }

    private static List<LineEvent> facts(LineId line) {
        var facts = new ArrayList<LineEvent>();
        log.stream(line.toString(), 0, 10_000)
                .forEach(recorded -> facts.add((LineEvent) recorded.fact()));
        return facts;
    }

    private static TreeSet<String> paidInLog(LineId line) {
        var paid = new TreeSet<String>();
        for (var fact : facts(line)) {
            if (fact instanceof DisbursementRecorded payment) {
                assertThat(paid.add(payment.disbursement().value())).isTrue();
            }
        }
        return paid;
    }

    /** The line's figures, added up from the log alone. */
    private static Map<String, String> addedUp(LineId line) {
        var adjusted = Money.ZERO;
        var paid = Money.ZERO;
        for (var fact : facts(line)) {
            switch (fact) {
                case Appropriated it -> adjusted = adjusted.plus(it.amount());
                case Supplemented it -> adjusted = adjusted.plus(it.amount());
                case TransferredIn it -> adjusted = adjusted.plus(it.amount());
                case TransferredOut it -> adjusted = adjusted.minus(it.amount());
                case DisbursementRecorded it -> paid = paid.plus(it.amount());
                case LineOpened _ -> {}
                default -> throw new AssertionError("Nobody asked for " + fact);
            }
            assertThat(adjusted.minus(paid)).isGreaterThanOrEqualTo(Money.ZERO);
        }
        return Map.of(
                "adjusted", adjusted.toString(),
                "disbursed", paid.toString(),
                "available", adjusted.minus(paid).toString());
    }

    /** How many payments the projection has posted, whichever node did it. */
    private static long paymentsPosted() throws SQLException {
        try (var connection = TestDatabase.owner(DATABASE).getConnection();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "SELECT count(*) FROM query.posting WHERE measure = "
                                        + Measure.PAID.number())) {
            row.next();
            return row.getLong(1);
        }
    }

    private static long paymentsRecorded() {
        return log.after(0, 10_000).stream()
                .filter(recorded -> recorded.fact() instanceof DisbursementRecorded)
                .count();
    }
}
