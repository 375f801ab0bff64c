package budgettrail.verifier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which unit is under which, as of any day. A unit that nobody described is its own department. */
final class UnitTree {
    /** Of a path; whoever makes one longer wants it walked for ever. */
    static final int MOST = 100;

    private record Described(LocalDate from, @Nullable String parent) {}

    private final Map<String, List<Described>> units = new HashMap<>();

    void describe(Members fact) throws Malformed {
        units.computeIfAbsent(fact.text("unit"), _ -> new ArrayList<>())
                .add(new Described(fact.day("effective"), fact.maybe("parent")));
    }

    /** From the unit up to its department, or as far as a path may reach. */
    List<String> path(String unit, LocalDate day) {
        var path = new LinkedHashSet<String>();
        String step = unit;
        while (step != null
                && path.size() <= MOST
                && path.add(step)) { // Two may be each other's parent.
            step = parent(step, day);
        }
        return List.copyOf(path);
    }

    /** Of two descriptions of one day, the later one counts. */
    private @Nullable String parent(String unit, LocalDate day) {
        Described last = null;
        for (var each : units.getOrDefault(unit, List.of())) {
            if (!each.from().isAfter(day) && (last == null || !each.from().isBefore(last.from()))) {
                last = each;
            }
        }
        return last == null ? null : last.parent();
    }
}
