package budgettrail.faults;

import budgettrail.event.Actor;
import budgettrail.event.Fact;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.Codec;
import budgettrail.log.Metadata;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;

/** Facts that never should have been recorded, put into the log by its owner's own hand. */
final class Poison {
    private static final Codec CODEC = new Codec();
    private static final LineId NEVER_OPENED = LineId.of("2022:never-opened");
    private static final String INSERT =
            """
            INSERT INTO log.event (position, stream, sequence, type, version, payload, metadata, effective, recorded_at,
                                   actor, imported)
            SELECT coalesce(max(position), 0) + 1, ?, coalesce(max(sequence) FILTER (WHERE stream = ?), -1) + 1, ?, ?,
                   ?, ?, '2022-03-01', coalesce(max(recorded_at), now()), 'owner', false
            FROM log.event RETURNING position
            """;

    private Poison() {}

    /** A fact of a line that nobody opened. */
    static Supplemented unpostable() {
        var amount = new Money(100);
        var day = NEVER_OPENED.year().firstDay();
        var adjustment = new AdjustmentId("poison");
        return new Supplemented(NEVER_OPENED, day, adjustment, amount, false, null, null);
    }

    static long record(Connection owner, Fact fact) throws SQLException {
        return record(owner, fact.stream(), CODEC.type(fact), CODEC.version(), CODEC.encode(fact));
    }

    /** Whatever it is. */
    static long record(Connection owner, String stream, String type, short version, byte[] payload)
            throws SQLException {
        try (var insert = owner.prepareStatement(INSERT)) {
            insert.setString(1, stream);
            insert.setString(2, stream);
            insert.setString(3, type);
            insert.setShort(4, version);
            insert.setBytes(5, payload);
            insert.setBytes(6, CODEC.encode(Metadata.by(new Actor("owner"))));
            try (var row = insert.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The line parks and says so, the rest flows. Nothing else can be checked on this site after.
     */
    static void check(Trial trial) {
        var site = trial.site();
        try (var owner = site.server().owner(site.database())) {
            var position = record(owner, unpostable());
            var views = new ProjectionCheck(owner);
            views.awaitHead();
            var found = views.parked();
            if (found != position) {
                throw new Violation("not parked, but " + found, position, "", NEVER_OPENED);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
