package budgettrail.command.importing;

import budgettrail.command.importing.table.Upload;
import budgettrail.event.reference.FiscalYear;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks to be imported.
 *
 * @param second lines that open later, beside a ledger; projects, beside an opening budget
 * @param dryRun whether only to look
 * @param again whether a file that was imported already is meant to be recorded once more
 */
public record Order(
        Kind kind,
        FiscalYear year,
        Upload file,
        @Nullable Upload second,
        Controls controls,
        boolean dryRun,
        boolean again) {}
