package budgettrail.log;

import budgettrail.event.Actor;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;

/**
 * What the register can be asked for. A key that is taken once a round stays taken in it for ever.
 */
public record RegisterKey(Kind kind, String key) {

    /** What a row of the register says. The number is stored; never renumber. */
    public enum Kind {
        /** A command with this key of this actor was recorded. */
        IDEMPOTENCY(1),
        /**
         * The disbursement was requested or recorded: line, amount, effective day; the subject is a
         * {@link DisbursementSubject}.
         */
        DISBURSEMENT(2),
        /**
         * The disbursement that was requested is paid: line, amount, effective day. One that was
         * recorded as paid says so itself, in its {@link #DISBURSEMENT} row.
         */
        PAID(3),
        /** The payment was reversed by a correction. */
        REVERSED(4),
        /** A refund; its subject is the disbursement it names. */
        REFUND(5),
        /** The voucher number is taken, round 0, 1, …; a round ends when it is freed. */
        VOUCHER(6),
        /** The voucher number of this round was freed. It is read after what takes it. */
        VOUCHER_FREED(7),
        /** The adjustment exists: its line; the subject is the counterpart of a virement. */
        ADJUSTMENT(8),
        /** The contract exists on its line. */
        COMMITMENT(9),
        /** The unit is known. */
        UNIT(10),
        /** The project is known. */
        PROJECT(11),
        /** The line was opened. */
        LINE(12),
        /** The line was closed. */
        LINE_CLOSED(13),
        /**
         * Asked for, never stored: all refunds whose subject is this disbursement, to be summed.
         */
        REFUNDS_OF(14),
        /**
         * A unit was put below another, the first time, the second, … (rounds 1, 2, …): of two who
         * do so at once only one has seen all units that stand above others.
         */
        UNITS_ABOVE(15);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        public int number() {
            return number;
        }

        static Kind of(int number) {
            for (var kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No kind of register row: " + number);
        }
    }

    public static RegisterKey idempotency(Actor actor, String key) {
        return new RegisterKey(Kind.IDEMPOTENCY, actor + "\n" + key);
    }

    public static RegisterKey disbursement(DisbursementId id) {
        return new RegisterKey(Kind.DISBURSEMENT, id.value());
    }

    public static RegisterKey paid(DisbursementId id) {
        return new RegisterKey(Kind.PAID, id.value());
    }

    public static RegisterKey reversed(DisbursementId id) {
        return new RegisterKey(Kind.REVERSED, id.value());
    }

    public static RegisterKey refund(RefundId id) {
        return new RegisterKey(Kind.REFUND, id.value());
    }

    public static RegisterKey refundsOf(DisbursementId id) {
        return new RegisterKey(Kind.REFUNDS_OF, id.value());
    }

    public static RegisterKey voucher(UnitCode unit, FiscalYear year, VoucherNumber voucher) {
        return new RegisterKey(Kind.VOUCHER, vouchersOf(unit, year) + voucher);
    }

    public static RegisterKey voucherFreed(UnitCode unit, FiscalYear year, VoucherNumber voucher) {
        return new RegisterKey(Kind.VOUCHER_FREED, vouchersOf(unit, year) + voucher);
    }

    /** With what the keys of all vouchers of the unit and year begin. */
    static String vouchersOf(UnitCode unit, FiscalYear year) {
        return unit + "\n" + year + "\n";
    }

    public static RegisterKey adjustment(AdjustmentId id) {
        return new RegisterKey(Kind.ADJUSTMENT, id.value());
    }

    public static RegisterKey commitment(LineId line, CommitmentId id) {
        return new RegisterKey(Kind.COMMITMENT, line + "\n" + id);
    }

    public static RegisterKey unit(UnitCode unit) {
        return new RegisterKey(Kind.UNIT, unit.value());
    }

    public static RegisterKey unitsAbove() {
        return new RegisterKey(Kind.UNITS_ABOVE, "");
    }

    public static RegisterKey project(ProjectCode project) {
        return new RegisterKey(Kind.PROJECT, project.value());
    }

    public static RegisterKey line(LineId line) {
        return new RegisterKey(Kind.LINE, line.toString());
    }

    public static RegisterKey lineClosed(LineId line) {
        return new RegisterKey(Kind.LINE_CLOSED, line.toString());
    }
}
