package budgettrail.command.reference;

import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which unit stands below which, from day to day: what the log says, and what is about to be
 * recorded. Of the log it reads as much as it is asked about.
 */
public final class UnitTree {
    private final EventLog log;
    private final Map<String, List<UnitDescribed>> said = new HashMap<>();

    public UnitTree(EventLog log) {
        this.log = log;
    }

    /** Takes what has been read of these streams, so that it is not read again. */
    public void take(Collection<String> streams, Map<String, List<Recorded>> found) {
        streams.forEach(
                stream -> said.putIfAbsent(stream, units(found.getOrDefault(stream, List.of()))));
    }

    /** Takes what is about to be recorded. */
    public void add(UnitDescribed unit) {
        said(unit.unit()).add(unit);
    }

    /** Whether a unit would stand above itself on a day on which this is in force. */
    public boolean closes(UnitDescribed added) {
        var above = everAbove(added);
        return above.contains(added.unit())
                && Stream.concat(Stream.of(added), above.stream().flatMap(it -> said(it).stream()))
                        .map(UnitDescribed::effective)
                        .filter(day -> !day.isBefore(added.effective()))
                        .distinct()
                        .anyMatch(day -> isAboveItself(added, day));
    }

    /** On any day; most units are not above those that are above them. */
    private Set<UnitCode> everAbove(UnitDescribed added) {
        var above = new HashSet<UnitCode>();
        var next = new ArrayDeque<UnitDescribed>(List.of(added));
        while (!next.isEmpty()) {
            var parent = next.remove().parent();
            if (parent != null && above.add(parent)) {
                next.addAll(said(parent));
            }
        }
        return above;
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
        var before = said(unit).stream();
        var all = unit.equals(added.unit()) ? Stream.concat(before, Stream.of(added)) : before;
        return ReferenceCommand.inForce(all, day);
    }

    private List<UnitDescribed> said(UnitCode unit) {
        return said.computeIfAbsent(
                UnitDescribed.streamOf(unit),
                stream -> units(log.streams(Set.of(stream)).getOrDefault(stream, List.of())));
    }

    private static List<UnitDescribed> units(List<Recorded> facts) {
        var units = new ArrayList<UnitDescribed>();
        for (var fact : facts) {
            if (fact.fact() instanceof UnitDescribed unit) {
                units.add(unit);
            }
        }
        return units;
    }
}
