package budgettrail.command.reference;

import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.EconomicScheme;
import budgettrail.event.reference.ReferenceEvent.EconomicCodeDescribed;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Names a code of one of the two economic classifications. */
public record DescribeEconomicCode(
        EconomicScheme scheme,
        EconomicCode code,
        LocalDate effective,
        String nameZh,
        @Nullable String nameEn)
        implements ReferenceCommand {
    @Override
    public EconomicCodeDescribed from(LocalDate day) {
        return new EconomicCodeDescribed(scheme, code, day, nameZh, nameEn);
    }
}
