package budgettrail.command.reference;

import budgettrail.command.line.Evidence;
import budgettrail.command.rejection.ReferenceRejection.OwnParent;
import budgettrail.command.rejection.ReferenceRejection.UnknownUnit;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Metadata;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
        return parent == null
                ? Set.of()
                : Set.of(RegisterKey.unit(parent), RegisterKey.unitsAbove());
    }

    /**
     * What its fact is recorded with: one that puts a unit below another claims the next round of
     * {@link RegisterKey#unitsAbove}.
     *
     * @param register read before the facts it was decided on
     */
    public static Metadata claiming(
            ReferenceEvent fact, Metadata metadata, Map<RegisterKey, List<RegisterRow>> register) {
        if (!(fact instanceof UnitDescribed unit) || unit.parent() == null) {
            return metadata;
        }
        var before = register.getOrDefault(RegisterKey.unitsAbove(), List.of());
        return metadata.inRound(before.isEmpty() ? 1 : before.getLast().round() + 1);
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
