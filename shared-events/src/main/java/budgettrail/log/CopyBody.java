package budgettrail.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A unit as rows for COPY, but for positions and the recorded time, which the lock gives. */
final class CopyBody {
    private static final Instant POSTGRES_EPOCH = Instant.parse("2000-01-01T00:00:00Z");

    /** Bytes of most facts, and of the rows of each in the register, which are three then. */
    private static final int EVENT = 720;

    private static final int ROWS = 400;

    private final CopyRows events;
    private final CopyRows rows;
    private final int[] perFact;

    CopyBody(AppendUnit unit) {
        perFact = new int[unit.drafts.size()];
        events = new CopyRows(perFact.length, EVENT, 2);
        rows = new CopyRows(perFact.length, ROWS, 3);
        for (var index = 0; index < perFact.length; index++) {
            event(unit.encoded().get(index));
            perFact[index] = unit.rows(index).size();
            unit.rows(index).forEach(this::row);
        }
    }

    private void event(AppendUnit.Encoded event) {
        var fact = event.draft().fact();
        var metadata = event.draft().metadata();
        events.row(11);
        events.later();
        events.text(fact.stream());
        events.int8(event.draft().sequence());
        events.text(event.type());
        events.int2(event.version());
        events.bytes(event.payload());
        events.bytes(event.metadata());
        events.date(fact.effective());
        events.text(metadata.actor().name());
        events.bool(metadata.source() == Metadata.Source.IMPORT);
        events.later();
    }

    private void row(RegisterRow row) {
        rows.row(8);
        rows.later();
        rows.int2(row.key().kind().number());
        rows.text(row.key().key());
        rows.int4(row.round());
        rows.text(row.stream());
        rows.text(row.subject());
        rows.int8(row.amount().fen());
        rows.date(row.effective());
    }

    /** Gives the facts their places, the first of them this one. */
    void place(long first, Instant at) {
        var microseconds = ChronoUnit.MICROS.between(POSTGRES_EPOCH, at);
        var row = 0;
        for (var index = 0; index < perFact.length; index++) {
            events.fill(2 * index, first + index);
            events.fill(2 * index + 1, microseconds);
            for (var own = 0; own < perFact[index]; own++) {
                rows.fill(row++, first + index);
            }
        }
    }

    CopyRows events() {
        return events;
    }

    CopyRows rows() {
        return rows;
    }
}
