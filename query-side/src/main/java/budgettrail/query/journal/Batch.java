package budgettrail.query.journal;

import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AppropriationEvent;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.DisbursementEvent;
import budgettrail.event.line.FreezeEvent;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.log.Recorded;
import budgettrail.query.posting.Posting;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Facts gathered to be written at once into one generation. */
final class Batch {
    private final LineBook book;
    private final Sums sums = new Sums();
    private final PostingRows postings;
    private final AdjustmentRows adjustments;
    private final LineRows lines = new LineRows();
    private final CodeRows codes = new CodeRows();
    private final DisbursementRows disbursements = new DisbursementRows();
    private final CommitmentRows commitments = new CommitmentRows();

    Batch(LineBook book) {
        this.book = book;
        this.postings = new PostingRows(book, sums);
        this.adjustments = new AdjustmentRows(book);
    }

    /** Gathers the facts, parking what cannot be posted. */
    static Batch of(LineBook book, List<Recorded> facts) {
        var batch = new Batch(book);
        facts.forEach(batch::add);
        return batch;
    }

    /** Parks one fact that the database refused. */
    static Batch parking(LineBook book, Recorded fact, String reason) {
        var batch = new Batch(book);
        if (fact.fact() instanceof LineEvent event) {
            batch.park(event, fact, reason);
        }
        return batch;
    }

    /** The lines that facts are about, or name as the other line of a virement. */
    static Set<LineId> named(Collection<Recorded> facts) {
        return facts.stream()
                .map(Recorded::fact)
                .filter(LineEvent.class::isInstance)
                .map(LineEvent.class::cast)
                .flatMap(event -> Stream.concat(Stream.of(event.line()), peers(event)))
                .collect(Collectors.toSet());
    }

    private static Stream<LineId> peers(LineEvent event) {
        return event instanceof AdjustmentEvent adjustment
                ? Stream.ofNullable(AdjustmentRows.peer(adjustment))
                : Stream.empty();
    }

    /** Gathers a fact, the next of its line. */
    void add(Recorded fact) {
        switch (fact.fact()) {
            case ReferenceEvent event -> codes.add(event, fact.position());
            case LineEvent event -> add(event, fact);
            default -> throw new IllegalStateException("Not a fact of this log: " + fact.fact());
        }
    }

    private void add(LineEvent event, Recorded fact) {
        peers(event).forEach(book::line); // Known from now on, whatever becomes of the fact.
        var reason = obstacle(event);
        if (reason != null) {
            park(event, fact, reason);
            return;
        }
        List<Posting> added;
        try {
            added = Posting.of(event, fact.position());
        } catch (ArithmeticException _) {
            park(event, fact, Obstacle.OUT_OF_RANGE.name());
            return;
        }
        added.forEach(postings::add);
        post(event, fact);
    }

    private @Nullable String obstacle(LineEvent event) {
        var line = book.line(event.line());
        if (line.parked) {
            return Obstacle.EARLIER_FACT_PARKED.name();
        }
        var open = line.opened != null;
        if (open == event instanceof LineOpened) {
            return (open ? Obstacle.OPENED_TWICE : Obstacle.NOT_OPENED).name();
        }
        return null;
    }

    private void park(LineEvent event, Recorded fact, String reason) {
        lines.parked(event.line(), book.line(event.line()), fact, reason);
    }

    private void post(LineEvent event, Recorded fact) {
        switch (event) {
            case AppropriationEvent it -> describe(it, fact.position());
            case AdjustmentEvent it -> adjustments.add(it, fact);
            case DisbursementEvent it -> {
                disbursements.add(it, book.line(it.line()), fact);
                commitments.add(it, book.line(it.line()), fact);
            }
            case CommitmentEvent it -> commitments.add(it, book.line(it.line()), fact);
            case CarryOverEvent it -> carry(it, fact.position());
            case FreezeEvent _ -> {} // Postings say it all.
        }
    }

    private void describe(AppropriationEvent event, long position) {
        var line = book.line(event.line());
        switch (event) {
            case LineOpened it -> {
                lines.opened(line, it.effective());
                lines.described(it.line(), line, it.effective(), position, it.description());
            }
            case LineDescribed it ->
                    lines.described(it.line(), line, it.effective(), position, it.description());
            case Appropriated it -> countsFrom(it, position);
        }
    }

    private void carry(CarryOverEvent event, long position) {
        switch (event) {
            case LineClosed _ -> {} // Postings say it all.
            case CarriedIn it -> countsFrom(it, position);
        }
    }

    /** Initial budget and money carried in count from 1 January, so the line exists from then. */
    private void countsFrom(LineEvent event, long position) {
        var line = book.line(event.line());
        if (line.opened != null && line.opened.isAfter(event.effective())) {
            lines.openedEarlier(event.line(), line, event.effective(), position);
        }
    }

    /** Writes what the facts say so far; what they add up to goes on being added up. */
    void writeFacts(Destination to) throws SQLException {
        writeFacts(to, false);
        sums.writeDaysIfMany(to);
    }

    /** Writes what is not written yet, but the lines. */
    void writeRest(Destination to) throws SQLException {
        writeFacts(to, true);
        sums.write(to);
    }

    /** Writes all of it. */
    void writeAll(Destination to) throws SQLException {
        LineRows.write(to, book.lines());
        writeRest(to);
    }

    private void writeFacts(Destination to, boolean all) throws SQLException {
        codes.write(to);
        lines.write(to);
        postings.write(to);
        disbursements.write(to, all);
        adjustments.write(to);
        commitments.write(to);
    }
}
