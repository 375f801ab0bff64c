package budgettrail.command.importing;

import budgettrail.command.importing.LedgerRow.Type;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Names for the payments of a ledger, {@code unit/year/voucher}, and which payment a refund means
 * by a voucher number. A number that was freed and is taken again is that of another payment:
 * {@code …#2}, and so on.
 */
final class PaymentNames {
    private final FiscalYear year;
    private final Vouchers vouchers;
    private final Map<UnitCode, Map<VoucherNumber, Integer>> freed = new HashMap<>();
    private final Map<Voucher, DisbursementId> named = new HashMap<>();

    /** The number of a payment, in its unit. */
    record Voucher(UnitCode unit, VoucherNumber number) {}

    /** What is recorded of the vouchers of the year. */
    interface Vouchers {
        /** How often numbers of the unit were freed; the others never were. */
        Map<VoucherNumber, Integer> freed(UnitCode unit);

        /** The payments that took these numbers and still have them. */
        Map<Voucher, DisbursementId> holders(Set<Voucher> asked);
    }

    /**
     * @param rows the rows that will be named, or mean a payment
     */
    PaymentNames(FiscalYear year, List<LedgerRow> rows, Vouchers vouchers) {
        this.year = year;
        this.vouchers = vouchers;
        var meant =
                rows.stream()
                        .filter(row -> row.type() == Type.REFUND && row.ref() != null)
                        .map(PaymentNames::meant)
                        .collect(Collectors.toSet());
        if (!meant.isEmpty()) {
            named.putAll(vouchers.holders(meant));
        }
    }

    /** The name of the payment of this row. */
    DisbursementId of(LedgerRow payment) {
        var number = new VoucherNumber(Objects.requireNonNull(payment.number()));
        var before = freed.computeIfAbsent(payment.unit(), vouchers::freed).getOrDefault(number, 0);
        var name = name(payment, number, before);
        named.put(new Voucher(payment.unit(), number), name);
        return name;
    }

    /** The payment that a refund comes back from; where there is none, its name says so. */
    DisbursementId paymentOf(LedgerRow refund) {
        var voucher = meant(refund);
        var holder = named.get(voucher);
        return holder == null ? name(refund, voucher.number(), 0) : holder;
    }

    private static Voucher meant(LedgerRow refund) {
        return new Voucher(refund.unit(), new VoucherNumber(Objects.requireNonNull(refund.ref())));
    }

    private DisbursementId name(LedgerRow row, VoucherNumber number, int freedBefore) {
        var name = row.unit() + "/" + year + "/" + number;
        return new DisbursementId(freedBefore == 0 ? name : name + "#" + (freedBefore + 1));
    }
}
