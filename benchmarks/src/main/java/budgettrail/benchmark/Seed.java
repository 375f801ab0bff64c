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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Payments written straight into the log, with the bytes and register rows the product would have
 * written: a year's worth in seconds. Nothing else may write meanwhile.
 */
final class Seed {
    private static final int COMMIT_EVERY = 50_000;
    private static final LocalDate FIRST = LocalDate.of(2024, 2, 1);
    private static final int DAYS = 150;
    private static final Actor CLERK = new Actor("clerk");

    private final Server server;
    private final String database;
    private final String run = UUID.randomUUID().toString().substring(0, 8);
    private final Codec codec = new Codec();
    private int made;

    Seed(Server server, String database) {
        this.server = server;
        this.database = database;
    }

    /** Adds so many payments; which line each belongs to is told by its number. */
    void payments(int count, IntUnaryOperator lineOf) throws SQLException, IOException {
        try (var connection = server.owner(database)) {
            connection.setAutoCommit(false);
            var position =
                    Copies.number(connection, "SELECT coalesce(max(position), 0) FROM log.event");
            var sequences = sequences(connection);
            for (var from = 0; from < count; from += COMMIT_EVERY) {
                var to = Math.min(count, from + COMMIT_EVERY);
                chunk(connection, made + from, made + to, position + from, lineOf, sequences);
                connection.commit();
            }
            made += count;
        }
    }

    private static Map<String, Long> sequences(Connection connection) throws SQLException {
        var last = new HashMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT stream, max(sequence) FROM log.event GROUP BY stream")) {
            while (rows.next()) {
                last.put(rows.getString(1), rows.getLong(2));
            }
        }
        return last;
    }

    private void chunk(
            Connection connection,
            int from,
            int to,
            long before,
            IntUnaryOperator lineOf,
            Map<String, Long> sequences)
            throws SQLException, IOException {
        var events = new StringBuilder();
        var rows = new StringBuilder();
        for (var number = from; number < to; number++) {
            var line = lineOf.applyAsInt(number);
            var fact = fact(line, number);
            var sequence = sequences.merge(fact.stream(), 1L, Long::sum);
            var draft = new Draft(sequence, fact, metadata(number));
            var position = before + 1 + number - from;
            event(events, draft, position);
            for (var row : Register.rowsOf(draft)) {
                rows.append(row.key().kind().number()).append('\t');
                rows.append(escaped(row.key().key())).append('\t').append(row.round()).append('\t');
                rows.append(row.stream()).append('\t').append(position).append('\t');
                rows.append(row.subject() == null ? "\\N" : escaped(row.subject())).append('\t');
                rows.append(row.amount().fen()).append('\t').append(row.effective()).append('\n');
            }
        }
        copy(connection, "log.event", events);
        copy(connection, "log.register", rows);
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

    private void event(StringBuilder events, Draft draft, long position) {
        var fact = draft.fact();
        events.append(position).append('\t').append(fact.stream()).append('\t');
        events.append(draft.sequence()).append('\t').append(codec.type(fact)).append('\t');
        events.append(codec.version()).append("\t\\\\x");
        HexFormat.of().formatHex(events, codec.encode(fact));
        events.append("\t\\\\x");
        HexFormat.of().formatHex(events, codec.encode(draft.metadata()));
        events.append('\t').append(fact.effective()).append("\tnow\tclerk\tf\n");
    }

    private static String escaped(String text) {
        return text.replace("\n", "\\n");
    }

    private static void copy(Connection connection, String table, StringBuilder rows)
            throws SQLException {
        CopyIn copy =
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY " + table + " FROM STDIN");
        var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        copy.endCopy();
    }
}
