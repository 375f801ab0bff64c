package budgettrail.command.importing;

import budgettrail.command.importing.table.Errors;
import budgettrail.event.money.Money;
import org.jspecify.annotations.Nullable;

/** What the sender says the file adds up to, if he does. */
public record Controls(@Nullable Money total, @Nullable Integer count) {
    public static final Controls NONE = new Controls(null, null);

    /** Notes where a file that is read without errors is another one than the sender means. */
    void check(TableFile<?> file, Errors errors) {
        if (total != null && errors.none() && !total.yuan().equals(file.controlSum())) {
            errors.add(0, null, "TOTAL_MISMATCH", total, file.controlSum());
        }
        if (count != null && errors.none() && count != file.rows().size()) {
            errors.add(0, null, "COUNT_MISMATCH", count, file.rows().size());
        }
    }
}
