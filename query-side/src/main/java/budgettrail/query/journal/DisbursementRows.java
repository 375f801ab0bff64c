package budgettrail.query.journal;

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
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Recorded;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a batch says about payments: each once with its first step, and what became of it since. */
final class DisbursementRows {
    private static final String NEW_STATUS =
            """
            INSERT INTO query.disbursement
            SELECT old.generation, old.disbursement, old.position, old.fiscal_year, old.line_no, old.effective,
              old.amount_fen, old.unit, old.voucher, old.payee, old.commitment, old.corrects, old.reason, rows.status,
              old.first_step, old.actor, old.recorded_at
            FROM rows CROSS JOIN LATERAL (
              SELECT * FROM query.disbursement d
              WHERE d.generation = rows.generation AND d.disbursement = rows.disbursement
                AND d.line_no = coalesce(rows.line_no, d.line_no) OFFSET 0
            ) old
            ON CONFLICT ON CONSTRAINT disbursement_key DO UPDATE SET status = excluded.status
            """;

    private static final Set<String> WAITING = Set.of("REQUESTED", "APPROVED");
    private static final int MOST_KEPT = 20_000;
    private static final int STATUS = 12;

    private static final Table DISBURSEMENTS =
            Table.inserted(
                    "disbursement",
                    "",
                    "disbursement text",
                    "position bigint",
                    "fiscal_year smallint",
                    "line_no bigint",
                    "effective date",
                    "amount_fen bigint",
                    "unit text",
                    "voucher text",
                    "payee text",
                    "commitment text",
                    "corrects text",
                    "reason text",
                    "status text",
                    "first_step text",
                    "actor text",
                    "recorded_at timestamptz");
    private static final Table STEPS =
            Table.inserted(
                    "disbursement_step",
                    "",
                    "disbursement text",
                    "position bigint",
                    "step text",
                    "effective date",
                    "amount_fen bigint",
                    "actor text",
                    "recorded_at timestamptz",
                    "reference text",
                    "reason text");

    private static final Table STATUSES =
            Table.of(NEW_STATUS, "disbursement text", "line_no bigint", "status text");

    private final Rows disbursements = DISBURSEMENTS.rows();
    private final Rows steps = STEPS.rows();
    private final Map<DisbursementId, @Nullable Object[]> births = new LinkedHashMap<>();
    private final Map<DisbursementId, Change> changes = new LinkedHashMap<>();

    /** The new status of a payment that is stored. */
    private record Change(String status, long line) {}

    void add(DisbursementEvent event, LineBook.Line line, Recorded fact) {
        switch (event) {
            case DisbursementRequested it -> {
                var paper = new Paper(it.unit(), it.voucher(), it.payee(), it.commitment(), null);
                born(
                        it,
                        it.disbursement(),
                        "REQUESTED",
                        it.amount(),
                        paper,
                        it.reason(),
                        line,
                        fact);
            }
            case DisbursementRecorded it -> {
                var paper =
                        new Paper(
                                it.unit(),
                                it.voucher(),
                                it.payee(),
                                it.commitment(),
                                it.corrects());
                born(it, it.disbursement(), "PAID", it.amount(), paper, it.reason(), line, fact);
            }
            case DisbursementApproved it ->
                    step(line, it.disbursement(), "APPROVED", Money.ZERO, null, null, fact);
            case DisbursementRejected it ->
                    step(line, it.disbursement(), "REJECTED", it.amount(), null, it.reason(), fact);
            case DisbursementWithdrawn it ->
                    step(
                            line,
                            it.disbursement(),
                            "WITHDRAWN",
                            it.amount(),
                            null,
                            it.reason(),
                            fact);
            case DisbursementPaid it ->
                    step(line, it.disbursement(), "PAID", it.amount(), null, it.reason(), fact);
            case DisbursementReversed it ->
                    step(
                            line,
                            it.disbursement(),
                            "REVERSED",
                            it.amount(),
                            it.correctedBy(),
                            it.reason(),
                            fact);
            case DisbursementRefunded it ->
                    step(
                            line,
                            it.disbursement(),
                            "REFUNDED",
                            it.amount(),
                            it.refund(),
                            it.reason(),
                            fact);
            case PriorYearRefunded _ -> {} // Names no payment of this year.
        }
    }

    private record Paper(
            UnitCode unit,
            VoucherNumber voucher,
            String payee,
            @Nullable CommitmentId commitment,
            @Nullable DisbursementId corrects) {}

    private void born(
            DisbursementEvent event,
            DisbursementId id,
            String step,
            Money amount,
            Paper paper,
            @Nullable String reason,
            LineBook.Line line,
            Recorded fact) {
        var birth =
                new @Nullable Object[] {
                    id,
                    fact.position(),
                    event.line().year().value(),
                    line.number,
                    event.effective(),
                    amount.fen(),
                    paper.unit(),
                    paper.voucher(),
                    paper.payee(),
                    paper.commitment(),
                    paper.corrects(),
                    reason,
                    step,
                    step,
                    fact.metadata().actor(),
                    fact.recordedAt()
                };
        changes.remove(id);
        if (births.put(id, birth) != null) {
            throw new Contradiction("Payment " + id + " is made twice");
        }
    }

    private void step(
            LineBook.Line line,
            DisbursementId id,
            String step,
            Money amount,
            @Nullable Object reference,
            @Nullable String reason,
            Recorded fact) {
        steps.add(
                id,
                fact.position(),
                step,
                fact.fact().effective(),
                amount.fen(),
                fact.metadata().actor(),
                fact.recordedAt(),
                reference,
                reason);
        if (step.equals("REFUNDED")) {
            return;
        }
        var birth = births.get(id);
        if (birth == null) {
            changes.put(id, new Change(step, line.number));
        } else {
            birth[STATUS] = step;
        }
    }

    /**
     * Writes what was gathered.
     *
     * @param all whether payments that wait are written too, or kept here until they are settled
     */
    void write(Destination to, boolean all) throws SQLException {
        var full = births.size() > MOST_KEPT;
        births.values()
                .removeIf(
                        birth -> {
                            if (!all && !full && WAITING.contains(birth[STATUS])) {
                                return false;
                            }
                            disbursements.add(birth);
                            return true;
                        });
        disbursements.write(to);
        steps.write(to);
        var rows = STATUSES.rows();
        changes.forEach(
                (id, change) -> rows.add(id, to.unread() ? change.line() : null, change.status()));
        var expected = changes.size();
        rows.write(
                to,
                written -> {
                    if (to.unread() && written != expected) {
                        throw new Contradiction("A payment is changed that its line does not know");
                    }
                });
        changes.clear();
    }
}
