package budgettrail.command.reference;

import budgettrail.event.reference.ReferenceEvent;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which unit stands below which, from day to day.
 *
 * @param said what was recorded, by stream, in the order in which it was
 */
record UnitTree(Map<String, List<ReferenceEvent>> said) {
    /** The streams of all units that these facts ever put above one. */
    static Set<String> parents(Collection<? extends ReferenceEvent> facts) {
        return units(facts.stream())
                .map(UnitDescribed::parent)
                .filter(Objects::nonNull)
                .map(UnitDescribed::streamOf)
                .collect(Collectors.toSet());
    }

    /** Whether a unit would stand above itself on a day on which this is in force. */
    boolean closes(UnitDescribed added) {
        return Stream.concat(Stream.of(added), units(said.values().stream().flatMap(List::stream)))
                .map(UnitDescribed::effective)
                .filter(day -> !day.isBefore(added.effective()))
                .distinct()
                .anyMatch(day -> isAboveItself(added, day));
    }

    private boolean isAboveItself(UnitDescribed added, LocalDate day) {
        if (!inForce(added.unit(), added, day).filter(added::equals).isPresent()) {
            return false;
        }
        var passed = new HashSet<UnitCode>();
        var above = added.parent();
        while (above != null && passed.add(above)) {
            if (above.equals(added.unit())) {
                return true;
            }
            above = inForce(above, added, day).map(UnitDescribed::parent).orElse(null);
        }
        return false;
    }

    private Optional<UnitDescribed> inForce(UnitCode unit, UnitDescribed added, LocalDate day) {
        var before = units(said.getOrDefault(UnitDescribed.streamOf(unit), List.of()).stream());
        var all = unit.equals(added.unit()) ? Stream.concat(before, Stream.of(added)) : before;
        return ReferenceCommand.inForce(all, day);
    }

    private static Stream<UnitDescribed> units(Stream<? extends ReferenceEvent> facts) {
        return facts.filter(UnitDescribed.class::isInstance).map(UnitDescribed.class::cast);
    }
}
