package budgettrail.query.journal;

import budgettrail.event.line.CommitmentEvent;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRejected;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementEvent.DisbursementWithdrawn;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
import budgettrail.event.line.LineEvent;
import budgettrail.event.money.Money;
import budgettrail.log.Recorded;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** What a batch says about contracts: their own facts, and payments under them. */
final class CommitmentRows {
    private static final Table TABLE =
            Table.inserted(
                    "commitment_step",
                    "",
                    "position bigint",
                    "fiscal_year smallint",
                    "line_no bigint",
                    "commitment text",
                    "step text",
                    "effective date",
                    "amount_fen bigint",
                    "payee text",
                    "document text",
                    "reason text");

    private final Rows rows = TABLE.rows();

    /** What differs from one fact to the next. */
    private record Step(
            String name,
            Money amount,
            @Nullable String payee,
            @Nullable String document,
            @Nullable String reason) {}

    void add(CommitmentEvent event, LineBook.Line line, Recorded fact) {
        add(event, event.commitment(), step(event), line, fact);
    }

    /** A payment under a contract uses it up; a refund restores the line, never the contract. */
    void add(DisbursementEvent event, LineBook.Line line, Recorded fact) {
        switch (event) {
            case DisbursementPaid it -> paid(it, it.commitment(), it.amount(), line, fact);
            case DisbursementRecorded it -> paid(it, it.commitment(), it.amount(), line, fact);
            case DisbursementReversed it ->
                    paid(it, it.commitment(), it.amount().negated(), line, fact);
            case DisbursementRequested _,
                    DisbursementApproved _,
                    DisbursementRejected _,
                    DisbursementWithdrawn _,
                    DisbursementRefunded _,
                    PriorYearRefunded _ -> {}
        }
    }

    private void paid(
            LineEvent event,
            @Nullable CommitmentId contract,
            Money amount,
            LineBook.Line line,
            Recorded fact) {
        if (contract != null) {
            add(event, contract, new Step("PAID", amount, null, null, null), line, fact);
        }
    }

    private void add(
            LineEvent event, CommitmentId contract, Step step, LineBook.Line line, Recorded fact) {
        rows.add(
                fact.position(),
                event.line().year().value(),
                line.number,
                contract,
                step.name(),
                event.effective(),
                step.amount().fen(),
                step.payee(),
                step.document(),
                step.reason());
    }

    private static Step step(CommitmentEvent event) {
        return switch (event) {
            case CommitmentPlaced it ->
                    new Step("PLACED", it.amount(), it.payee(), null, it.reason());
            case CommitmentRevised it -> new Step("REVISED", it.change(), null, null, it.reason());
            case CommitmentReleased it ->
                    new Step("RELEASED", it.amount(), null, it.document(), it.reason());
            case CommitmentReopened it -> new Step("REOPENED", it.amount(), it.payee(), null, null);
        };
    }

    void write(Destination to) throws SQLException {
        rows.write(to);
    }
}
