package budgettrail.command.importing;

import budgettrail.command.importing.PaymentNames.Voucher;
import budgettrail.command.importing.PaymentNames.Vouchers;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The vouchers of a year as the log knew them at a position, so that an import that is planned
 * again is planned the same.
 */
record RecordedVouchers(EventLog log, FiscalYear year, long head) implements Vouchers {

    @Override
    public Map<VoucherNumber, Integer> freed(UnitCode unit) {
        return log.freedVouchers(unit, year, head);
    }

    @Override
    public Map<Voucher, DisbursementId> holders(Set<Voucher> asked) {
        var keys = new HashSet<RegisterKey>();
        asked.forEach(
                voucher -> {
                    keys.add(taken(voucher));
                    keys.add(freed(voucher));
                });
        var rows = log.find(keys);
        var positions = new HashMap<Long, Voucher>();
        asked.forEach(
                voucher ->
                        lastTaken(rows, voucher)
                                .ifPresent(row -> positions.put(row.position(), voucher)));
        var holders = new HashMap<Voucher, DisbursementId>();
        log.at(positions.keySet())
                .forEach(
                        taking ->
                                payment(taking)
                                        .ifPresent(
                                                payment ->
                                                        holders.put(
                                                                positions.get(taking.position()),
                                                                payment)));
        return holders;
    }

    private Optional<RegisterRow> lastTaken(
            Map<RegisterKey, List<RegisterRow>> rows, Voucher voucher) {
        var taken = known(rows, taken(voucher));
        return taken.size() > known(rows, freed(voucher)).size()
                ? Optional.of(taken.getLast())
                : Optional.empty();
    }

    private List<RegisterRow> known(Map<RegisterKey, List<RegisterRow>> rows, RegisterKey key) {
        return rows.getOrDefault(key, List.of()).stream()
                .filter(row -> row.position() <= head)
                .toList();
    }

    private RegisterKey taken(Voucher voucher) {
        return RegisterKey.voucher(voucher.unit(), year, voucher.number());
    }

    private RegisterKey freed(Voucher voucher) {
        return RegisterKey.voucherFreed(voucher.unit(), year, voucher.number());
    }

    /** Refunds take numbers, too. */
    private static Optional<DisbursementId> payment(Recorded taking) {
        return switch (taking.fact()) {
            case DisbursementRequested requested -> Optional.of(requested.disbursement());
            case DisbursementRecorded recorded -> Optional.of(recorded.disbursement());
            default -> Optional.empty();
        };
    }
}
