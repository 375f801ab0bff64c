package budgettrail.query.journal;

import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.ExemptionGround;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.Recorded;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a batch says about adjustments and their exemptions. */
final class AdjustmentRows {
    private static final Table TABLE =
            Table.inserted(
                    "adjustment",
                    "",
                    "position bigint",
                    "fiscal_year smallint",
                    "line_no bigint",
                    "adjustment text",
                    "step text",
                    "effective date",
                    "amount_fen bigint",
                    "peer_no bigint",
                    "statutory boolean",
                    "document text",
                    "reason text",
                    "ground text",
                    "actor text",
                    "recorded_at timestamptz");

    private final LineBook book;
    private final Rows rows = TABLE.rows();

    AdjustmentRows(LineBook book) {
        this.book = book;
    }

    /** What differs from one kind of adjustment to the next. */
    private record Step(
            String name,
            Money amount,
            @Nullable LineId peer,
            boolean statutory,
            @Nullable String document,
            @Nullable String reason,
            @Nullable ExemptionGround ground) {}

    void add(AdjustmentEvent event, Recorded fact) {
        var step = step(event);
        rows.add(
                fact.position(),
                event.line().year().value(),
                book.line(event.line()).number,
                event.adjustment(),
                step.name(),
                event.effective(),
                step.amount().fen(),
                step.peer() == null ? null : book.line(step.peer()).number,
                step.statutory(),
                step.document(),
                step.reason(),
                step.ground(),
                fact.metadata().actor(),
                fact.recordedAt());
    }

    /** The other line of a virement, or of a virement's exemption. */
    static @Nullable LineId peer(AdjustmentEvent event) {
        return step(event).peer();
    }

    private static Step step(AdjustmentEvent event) {
        return switch (event) {
            case Supplemented it ->
                    new Step(
                            "SUPPLEMENT",
                            it.amount(),
                            null,
                            it.statutory(),
                            it.document(),
                            it.reason(),
                            null);
            case Reduced it ->
                    new Step(
                            "REDUCTION",
                            it.amount(),
                            null,
                            it.statutory(),
                            it.document(),
                            it.reason(),
                            null);
            case TransferredOut it ->
                    virement(
                            "VIREMENT_OUT",
                            it.amount(),
                            it.counterpart(),
                            it.document(),
                            it.reason());
            case TransferredIn it ->
                    virement(
                            "VIREMENT_IN",
                            it.amount(),
                            it.counterpart(),
                            it.document(),
                            it.reason());
            case ExemptionGranted it ->
                    new Step(
                            "EXEMPTED",
                            it.amount(),
                            it.counterpart(),
                            false,
                            it.document(),
                            null,
                            it.ground());
            case ExemptionWithdrawn it ->
                    new Step(
                            "COUNTED",
                            it.amount(),
                            it.counterpart(),
                            false,
                            it.document(),
                            null,
                            null);
        };
    }

    private static Step virement(
            String name,
            Money amount,
            LineId peer,
            @Nullable String document,
            @Nullable String reason) {
        return new Step(name, amount, peer, false, document, reason, null);
    }

    void write(Destination to) throws SQLException {
        rows.write(to);
    }
}
