package budgettrail.command.line;

import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRejected;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementEvent.DisbursementWithdrawn;
import budgettrail.event.line.DisbursementEvent.PriorYearRefunded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DisbursementSubject;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The register in memory. As the real one it refuses a key that is taken twice in a round. */
public final class MemoryRegister {
    private final Map<RegisterKey, List<RegisterRow>> rows = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final Map<FiscalYear, Integer> openLines = new HashMap<>();

    public void know(UnitCode unit) {
        add(RegisterKey.unit(unit), 0, "unit:" + unit, null, Money.ZERO, LocalDate.EPOCH);
    }

    public void know(ProjectCode project) {
        add(
                RegisterKey.project(project),
                0,
                "project:" + project,
                null,
                Money.ZERO,
                LocalDate.EPOCH);
    }

    public Map<RegisterKey, List<RegisterRow>> rows(Set<RegisterKey> keys) {
        var found = new HashMap<RegisterKey, List<RegisterRow>>();
        for (var key : keys) {
            if (rows.containsKey(key)) {
                found.put(key, List.copyOf(rows.get(key)));
            }
        }
        return found;
    }

    public boolean allClosed(FiscalYear year) {
        return openLines.getOrDefault(year, -1) == 0;
    }

    void append(LineEvent event, int round) {
        switch (event) {
            case LineOpened it -> openLines.merge(it.line().year(), 1, Integer::sum);
            case LineClosed it -> openLines.merge(it.line().year(), -1, Integer::sum);
            case Supplemented it ->
                    add(it, RegisterKey.adjustment(it.adjustment()), null, it.amount());
            case Reduced it -> add(it, RegisterKey.adjustment(it.adjustment()), null, it.amount());
            case TransferredOut it ->
                    add(
                            it,
                            RegisterKey.adjustment(it.adjustment()),
                            it.counterpart().toString(),
                            it.amount());
            case CommitmentPlaced it ->
                    add(it, RegisterKey.commitment(it.line(), it.commitment()), null, it.amount());
            case CommitmentReopened it ->
                    add(it, RegisterKey.commitment(it.line(), it.commitment()), null, it.amount());
            case DisbursementRequested it -> {
                var took = new DisbursementSubject(it.unit(), it.voucher(), it.commitment(), false);
                named(it, it.disbursement(), took, it.amount());
                voucher(it, it.unit(), it.voucher(), round);
            }
            case DisbursementRecorded it -> {
                var took = new DisbursementSubject(it.unit(), it.voucher(), it.commitment(), true);
                named(it, it.disbursement(), took, it.amount());
                voucher(it, it.unit(), it.voucher(), round);
            }
            case DisbursementPaid it ->
                    add(it, RegisterKey.paid(it.disbursement()), null, it.amount());
            case DisbursementRejected it -> freed(it, it.unit(), it.voucher(), round);
            case DisbursementWithdrawn it -> freed(it, it.unit(), it.voucher(), round);
            case DisbursementReversed it -> {
                add(it, RegisterKey.reversed(it.disbursement()), null, it.amount());
                freed(it, it.unit(), it.voucher(), round);
            }
            case DisbursementRefunded it -> {
                add(it, RegisterKey.refund(it.refund()), it.disbursement().value(), it.amount());
                rows.computeIfAbsent(
                                RegisterKey.refundsOf(it.disbursement()), _ -> new ArrayList<>())
                        .add(rows.get(RegisterKey.refund(it.refund())).getFirst());
                voucher(it, it.unit(), it.voucher(), round);
            }
            case PriorYearRefunded it -> {
                add(it, RegisterKey.refund(it.refund()), null, it.amount());
                voucher(it, it.unit(), it.voucher(), round);
            }
            default -> {
                // Claims nothing.
            }
        }
    }

    private void named(LineEvent event, DisbursementId id, DisbursementSubject took, Money amount) {
        add(event, RegisterKey.disbursement(id), took.toString(), amount);
    }

    private void voucher(LineEvent event, UnitCode unit, VoucherNumber voucher, int round) {
        add(
                RegisterKey.voucher(unit, year(event), voucher),
                round,
                event.stream(),
                null,
                Money.ZERO,
                event.effective());
    }

    private void freed(LineEvent event, UnitCode unit, VoucherNumber voucher, int round) {
        add(
                RegisterKey.voucherFreed(unit, year(event), voucher),
                round,
                event.stream(),
                null,
                Money.ZERO,
                event.effective());
    }

    private static FiscalYear year(LineEvent event) {
        LineId line = event.line();
        return line.year();
    }

    private void add(LineEvent event, RegisterKey key, @Nullable String subject, Money amount) {
        add(key, 0, event.stream(), subject, amount, event.effective());
    }

    private void add(
            RegisterKey key,
            int round,
            String stream,
            @Nullable String subject,
            Money amount,
            LocalDate effective) {
        if (!taken.add(key.kind() + "\n" + round + "\n" + key.key())) {
            throw new IllegalStateException("Taken twice: " + key + " round " + round);
        }
        rows.computeIfAbsent(key, _ -> new ArrayList<>())
                .add(new RegisterRow(key, round, stream, taken.size(), subject, amount, effective));
    }
}
