package budgettrail.faults;

import budgettrail.command.disbursement.Payment;
import budgettrail.command.disbursement.RecordDisbursement;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;

/** A payment that came as a row of a file: no client of ours has a journal of it. */
final class Imported {
    private Imported() {}

    static boolean is(LogRow row) {
        return row.metadata().importId() != null;
    }

    /** Of the import and its row. */
    static String key(LogRow row) {
        return row.metadata().importId() + "#" + row.metadata().importRow();
    }

    /** The command of the row, as its fact says it. */
    static RecordDisbursement command(LogRow row) {
        if (row.fact() instanceof DisbursementRecorded it) {
            return new RecordDisbursement(
                    new Payment(
                            it.line(),
                            it.effective(),
                            it.disbursement(),
                            it.amount(),
                            it.unit(),
                            it.voucher(),
                            it.payee(),
                            it.commitment(),
                            it.reason()));
        }
        throw new IllegalArgumentException("Nobody imports " + row.fact());
    }
}
