package budgettrail.command.line;

import budgettrail.command.appropriation.OpenLine;
import budgettrail.command.disbursement.Payment;
import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;

/** The names the examples share: one unit, two lines, three people, a day in June. */
public final class Example {
    public static final UnitCode UNIT = new UnitCode("035001");
    public static final UnitCode OTHER_UNIT = new UnitCode("035002");
    public static final LineId LINE = LineId.of("2022:035001-2080104-P-12136");
    public static final LineId OTHER = LineId.of("2022:035001-2080104-P-12140");
    public static final LineId NEXT = LINE.nextYear();
    public static final LocalDate NEW_YEAR = LocalDate.of(2022, 1, 1);
    public static final LocalDate JUNE = LocalDate.of(2022, 6, 10);
    public static final LocalDate TODAY = LocalDate.of(2022, 12, 31);
    public static final LocalDate TOMORROW = LocalDate.of(2023, 1, 1);
    public static final Money LIMIT = Money.yuan("5000.00");
    public static final Circumstances CLERK = by("clerk");
    public static final Circumstances APPROVER = by("approver");
    public static final Circumstances OFFICER = by("officer");
    public static final Circumstances IMPORT =
            new Circumstances(new Actor("migrator"), TODAY, true, LIMIT);

    private Example() {}

    public static Circumstances by(String name) {
        return on(name, TODAY);
    }

    public static Circumstances on(String name, LocalDate today) {
        return new Circumstances(new Actor(name), today, false, LIMIT);
    }

    public static LineDescription description() {
        return description(UNIT, ExpenditureKind.PROJECT, FundType.GENERAL_PUBLIC);
    }

    public static LineDescription description(UnitCode unit, ExpenditureKind kind, FundType fund) {
        var function = new FunctionCode("2080104");
        return new LineDescription(unit, function, kind, null, null, null, null, fund, null, false);
    }

    public static OpenLine open(LineId line, String initial) {
        return new OpenLine(
                line, line.year().firstDay(), description(), Money.yuan(initial), null, null);
    }

    /** Both lines open with 1,000.00 and 500.00 yuan. */
    public static MemoryLedger ledger() {
        var ledger = new MemoryLedger();
        ledger.register().know(UNIT);
        ledger.register().know(OTHER_UNIT);
        return ledger.given(OFFICER, open(LINE, "1000.00"), open(OTHER, "500.00"));
    }

    public static Payment payment(String name, String yuan) {
        return payment(name, yuan, LINE, JUNE, UNIT, "V-" + name, null);
    }

    public static Payment under(String contract, String name, String yuan) {
        return payment(name, yuan, LINE, JUNE, UNIT, "V-" + name, contract);
    }

    public static Payment payment(
            String name,
            String yuan,
            LineId line,
            LocalDate day,
            UnitCode unit,
            String voucher,
            String contract) {
        return new Payment(
                line,
                day,
                new DisbursementId(name),
                Money.yuan(yuan),
                unit,
                new VoucherNumber(voucher),
                "示例银行",
                contract == null ? null : new CommitmentId(contract),
                null);
    }

    public static DisbursementId payment(String name) {
        return new DisbursementId(name);
    }

    public static AdjustmentId adjustment(String name) {
        return new AdjustmentId(name);
    }

    public static CommitmentId contract(String name) {
        return new CommitmentId(name);
    }

    public static RefundId refund(String name) {
        return new RefundId(name);
    }

    public static VoucherNumber voucher(String number) {
        return new VoucherNumber(number);
    }

    public static Money yuan(String amount) {
        return Money.yuan(amount);
    }
}
