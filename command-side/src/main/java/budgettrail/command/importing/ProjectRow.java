package budgettrail.command.importing;

import budgettrail.command.importing.table.Columns;
import budgettrail.command.importing.table.Row;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ProjectCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A row that names a project, and may say how much of its money is 财政拨款.
 *
 * @param amount its initial budget, if said
 * @param fiscalAppropriation the part of it that is 财政拨款, if said
 */
record ProjectRow(
        int row,
        ProjectCode project,
        String nameZh,
        @Nullable String nameEn,
        @Nullable String category,
        @Nullable Money amount,
        @Nullable Money fiscalAppropriation) {

    static final String CODE = "project_code";
    static final String FISCAL = "of_which_fiscal_appropriation";
    static final Columns COLUMNS = Columns.required(CODE, "name_zh");

    static Optional<ProjectRow> of(Row row) {
        var amount = row.optionalWan("amount");
        var fiscal = row.optionalWan(FISCAL);
        if (amount.isPresent() && fiscal.isPresent() && fiscal.get().exceeds(amount.get())) {
            row.refuse(FISCAL, "PART_EXCEEDS_WHOLE", fiscal.get(), amount.get());
        }
        fiscal.filter(Money::negative)
                .ifPresent(part -> row.refuse(FISCAL, "INVALID_AMOUNT", part.yuan()));
        var read =
                new ProjectRow(
                        row.number(),
                        new ProjectCode(row.code(CODE)),
                        row.note("name_zh"),
                        row.optionalNote("name_en").orElse(null),
                        row.optionalNote("category").orElse(null),
                        amount.orElse(null),
                        fiscal.orElse(null));
        return row.sound() ? Optional.of(read) : Optional.empty();
    }
}
