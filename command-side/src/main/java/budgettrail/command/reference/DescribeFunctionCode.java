package budgettrail.command.reference;

import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.ReferenceEvent.FunctionCodeDescribed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Names a code of the functional classification. */
public record DescribeFunctionCode(
        FunctionCode code, LocalDate effective, String nameZh, @Nullable String nameEn)
        implements ReferenceCommand {
    @Override
    public FunctionCodeDescribed from(LocalDate day) {
        return new FunctionCodeDescribed(code, day, nameZh, nameEn);
    }
}
