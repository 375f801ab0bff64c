package budgettrail.benchmark;

import budgettrail.event.Actor;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Codec;
import budgettrail.log.Draft;
import budgettrail.log.Metadata;
import budgettrail.log.Register;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Payments written straight into the log, with the bytes and register rows the product would have
 * written: a year's worth in seconds. Nothing else may write meanwhile.
 */
final class Seed {
    private static final int CHUNK = 10_000;
    private static final int WRITERS = 2;
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 1);
    private static final int DAYS = 150;
    private static final Actor CLERK = new Actor("clerk");

    private final ProductData data;
    private final Plan plan;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Codec codec = new Codec();
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final AtomicInteger next = new AtomicInteger();
    private final Map<String, Long> last = new HashMap<>();
    private long position;

    Seed(ProductData data, Plan plan) {
        this.data = data;
        this.plan = plan;
    }

    /** Writes all of them; the keys and indexes are made afterwards, which is quicker. */
    void write() throws SQLException, InterruptedException, ExecutionException {
        look();
        try (var connection = data.connect();
                var writers = Executors.newFixedThreadPool(WRITERS)) {
            var indexes = Indexes.drop(connection, "log.event", "log.register");
            var tasks = new ArrayList<Callable<Boolean>>();
            for (var writer = 0; writer < WRITERS; writer++) {
                tasks.add(this::chunks);
            }
            var begun = System.nanoTime();
            for (var done : writers.invokeAll(tasks)) {
                done.get();
            }
            var written = System.nanoTime();
            indexes.make(connection);
            System.out.printf(
                    Locale.ROOT,
                    "  rows in %.0f s, their keys and indexes in %.0f s%n",
                    (written - begun) / 1e9,
                    (System.nanoTime() - written) / 1e9);
        }
    }

    /** What is there already: the lines, opened. */
    private void look() throws SQLException {
        position = data.facts();
        try (var connection = data.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT stream, max(sequence) FROM log.event GROUP BY stream")) {
            while (rows.next()) {
                last.put(rows.getString(1), rows.getLong(2));
            }
        }
    }

    private boolean chunks() throws SQLException {
        try (var connection = data.connect()) {
            var events = new BinaryRows("log.event");
            var register = new BinaryRows("log.register");
            for (var from = next.getAndAdd(CHUNK);
                    from < plan.payments();
                    from = next.getAndAdd(CHUNK)) {
                for (var number = from;
                        number < Math.min(plan.payments(), from + CHUNK);
                        number++) {
                    add(number, events, register);
                }
                events.copy(connection);
                register.copy(connection);
            }
        }
        return true;
    }

    private void add(int number, BinaryRows events, BinaryRows register) {
        var fact = fact(plan.line(number), number);
        var sequence = last.getOrDefault(fact.stream(), -1L) + 1 + plan.before(number);
        var draft = new Draft(sequence, fact, metadata(number));
        var at = position + 1 + number;
        events.row(11).bigint(at).text(fact.stream()).bigint(sequence);
        events.text(codec.type(fact)).smallint(codec.version());
        events.bytes(codec.encode(fact)).bytes(codec.encode(draft.metadata()));
        events.day(fact.effective()).moment(now).text(CLERK.toString()).flag(false);
        for (var row : Register.rowsOf(draft)) {
            register.row(8).smallint(row.key().kind().number()).text(row.key().key());
            register.integer(row.round()).text(row.stream()).bigint(at).text(row.subject());
            register.bigint(row.amount().fen()).day(row.effective());
        }
    }

    private DisbursementRecorded fact(int line, int number) {
        var id = run + "-" + number;
        return new DisbursementRecorded(
                LineId.of(Payments.YEAR + ":L" + line),
                FIRST.plusDays(number % DAYS),
                new DisbursementId(id),
                new Money(100 + number % 9_000),
                new UnitCode("U" + line % Payments.UNITS),
                new VoucherNumber(id),
                "示例文具店",
                null,
                null,
                null);
    }

    private Metadata metadata(int number) {
        var key = run + "-" + number;
        return new Metadata(CLERK, Metadata.Source.ONLINE, key, "0".repeat(64), key, 0, null, null);
    }
}
