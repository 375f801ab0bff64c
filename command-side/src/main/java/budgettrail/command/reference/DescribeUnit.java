package budgettrail.command.reference;

import budgettrail.command.line.Evidence;
import budgettrail.command.rejection.ReferenceRejection.OwnParent;
import budgettrail.command.rejection.ReferenceRejection.UnknownUnit;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.RegisterKey;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names a department (without parent) or a unit of it. */
public record DescribeUnit(
        UnitCode unit,
        LocalDate effective,
        String nameZh,
        @Nullable String nameEn,
        @Nullable UnitCode parent)
        implements ReferenceCommand {
    @Override
    public UnitDescribed from(LocalDate day) {
        return new UnitDescribed(unit, day, nameZh, nameEn, parent);
    }

    @Override
    public Set<RegisterKey> asks() {
        return parent == null ? Set.of() : Set.of(RegisterKey.unit(parent));
    }

    @Override
    public Optional<Rejection> names(Evidence evidence) {
        if (parent == null) {
            return Optional.empty();
        }
        if (parent.equals(unit)) {
            return Optional.of(new OwnParent(unit));
        }
        return evidence.knows(RegisterKey.unit(parent))
                ? Optional.empty()
                : Optional.of(new UnknownUnit(parent, "parent"));
    }
}
