package budgettrail.command.importing;

import budgettrail.command.adjustment.GrantExemption;
import budgettrail.command.adjustment.Reduce;
import budgettrail.command.adjustment.Supplement;
import budgettrail.command.adjustment.Transfer;
import budgettrail.command.carryover.CloseLine;
import budgettrail.command.commitment.PlaceCommitment;
import budgettrail.command.commitment.ReleaseCommitment;
import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.command.disbursement.RefundDisbursement;
import budgettrail.command.disbursement.RefundPriorYear;
import budgettrail.command.importing.LedgerEntry.Closing;
import budgettrail.command.importing.LedgerEntry.Single;
import budgettrail.command.importing.LedgerEntry.Virement;
import budgettrail.command.importing.LedgerRow.Type;
import budgettrail.command.line.Command;
import budgettrail.command.line.Rules;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a ledger as commands. Refunds are named {@code unit/year/voucher}, contracts by
 * their own number on their line, and what a row refers to is looked for in its unit and year.
 */
final class LedgerPlan {
    private final FiscalYear year;
    private final Map<String, LineDescription> newLines;
    private final AdjustmentNames names;
    private final PaymentNames payments;

    LedgerPlan(
            FiscalYear year, List<LineRow> newLines, AdjustmentNames names, PaymentNames payments) {
        this.year = year;
        this.newLines =
                newLines.stream()
                        .collect(Collectors.toMap(LineRow::key, LineRow::description, (a, _) -> a));
        this.names = names;
        this.payments = payments;
    }

    List<Planned> commands(List<LedgerEntry> entries) {
        return entries.stream()
                .map(entry -> new Planned(entry.row(), command(entry), entry::refusedAt))
                .toList();
    }

    private Command command(LedgerEntry entry) {
        return switch (entry) {
            case Single(var row) -> single(row);
            case Virement(var out, var in) -> virement(out, in);
            case Closing closing -> closing(closing);
        };
    }

    private LedgerCommand single(LedgerRow row) {
        return switch (row.type()) {
            case DISBURSEMENT -> plain(row, new RecordDisbursement(payment(row)));
            case REFUND -> plain(row, refund(row));
            case PRIOR_YEAR_REFUND -> plain(row, priorYearRefund(row));
            case SUPPLEMENT -> supplement(row);
            case REDUCTION -> reduction(row);
            case COMMITMENT -> plain(row, commitment(row));
            case COMMITMENT_RELEASE -> plain(row, release(row));
            case VIREMENT_OUT, VIREMENT_IN, YEAR_END_LAPSE, YEAR_END_CARRY_FORWARD ->
                    throw new IllegalStateException("Never alone: " + row);
        };
    }

    private LedgerCommand plain(LedgerRow row, Command command) {
        return new LedgerCommand(command, Map.of(line(row), row.unit()), null);
    }

    private Payment payment(LedgerRow row) {
        return new Payment(
                line(row),
                row.date(),
                payments.of(row),
                row.amount(),
                row.unit(),
                new VoucherNumber(number(row)),
                Objects.requireNonNull(row.payee()),
                contract(row.ref()),
                row.reason());
    }

    private RefundDisbursement refund(LedgerRow row) {
        return new RefundDisbursement(
                line(row),
                row.date(),
                new RefundId(scoped(row, number(row))),
                row.ref() == null ? null : payments.paymentOf(row),
                row.amount(),
                row.unit(),
                new VoucherNumber(number(row)),
                row.payee(),
                row.reason());
    }

    private RefundPriorYear priorYearRefund(LedgerRow row) {
        return new RefundPriorYear(
                line(row),
                row.date(),
                new RefundId(scoped(row, number(row))),
                row.amount(),
                row.unit(),
                new VoucherNumber(number(row)),
                row.payee(),
                row.reason());
    }

    private LedgerCommand supplement(LedgerRow row) {
        var name = names.next(row);
        return new LedgerCommand(
                new Supplement(
                        line(row),
                        row.date(),
                        name,
                        row.amount(),
                        row.statutory(),
                        row.number(),
                        row.reason(),
                        newLines.get(row.key())),
                Map.of(line(row), row.unit()),
                exemption(row, name));
    }

    private LedgerCommand reduction(LedgerRow row) {
        var name = names.next(row);
        return new LedgerCommand(
                new Reduce(
                        line(row),
                        row.date(),
                        name,
                        row.amount(),
                        row.statutory(),
                        row.number(),
                        row.reason()),
                Map.of(line(row), row.unit()),
                exemption(row, name));
    }

    private LedgerCommand virement(LedgerRow out, LedgerRow in) {
        var name = names.next(out);
        var units = Map.of(line(out), out.unit());
        return new LedgerCommand(
                new Transfer(
                        line(out),
                        line(in),
                        out.date(),
                        name,
                        out.amount(),
                        out.number(),
                        out.reason(),
                        new Transfer.Paper(
                                in.number(), in.reason() == null ? out.reason() : in.reason())),
                out.key().equals(in.key())
                        ? units
                        : Map.of(line(out), out.unit(), line(in), in.unit()),
                exemption(out, name));
    }

    private static @Nullable GrantExemption exemption(LedgerRow row, AdjustmentId name) {
        return row.ground() == null
                ? null
                : new GrantExemption(name, row.ground(), row.date(), row.number());
    }

    private PlaceCommitment commitment(LedgerRow row) {
        return new PlaceCommitment(
                line(row),
                row.date(),
                new CommitmentId(number(row)),
                row.amount(),
                row.payee(),
                row.reason());
    }

    /** Without the contract's number it releases the contract of its own, which is unknown. */
    private ReleaseCommitment release(LedgerRow row) {
        return new ReleaseCommitment(
                line(row),
                row.date(),
                Optional.ofNullable(contract(row.ref()))
                        .orElseGet(() -> new CommitmentId(number(row))),
                row.amount(),
                row.number(),
                row.reason());
    }

    private LedgerCommand closing(Closing closing) {
        var rows = closing.rows();
        var first = rows.getFirst();
        return plain(
                first,
                new CloseLine(
                        line(first),
                        first.date(),
                        sum(rows, Type.YEAR_END_CARRY_FORWARD),
                        sum(rows, Type.YEAR_END_LAPSE),
                        closing.number(),
                        closing.reason()));
    }

    /** More than any amount may be is enough to be refused. */
    private static Money sum(List<LedgerRow> rows, Type type) {
        return rows.stream()
                .filter(row -> row.type() == type)
                .map(LedgerRow::amount)
                .reduce(Money.ZERO, (sum, part) -> sum.plus(part).atMost(Rules.TOO_MUCH));
    }

    private LineId line(LedgerRow row) {
        return new LineId(year, row.key());
    }

    private String scoped(LedgerRow row, String number) {
        return row.unit() + "/" + year + "/" + number;
    }

    private static String number(LedgerRow row) {
        return Objects.requireNonNull(row.number());
    }

    private static @Nullable CommitmentId contract(@Nullable String ref) {
        return ref == null ? null : new CommitmentId(ref);
    }
}
