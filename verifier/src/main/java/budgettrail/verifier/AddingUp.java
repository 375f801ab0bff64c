package budgettrail.verifier;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds up all lines for every department, unit and project of every year. */
final class AddingUp {
    private final Book book;
    private final UnitTree units;
    private final Report report;
    private final Set<String> tooDeep = new HashSet<>();
    private final Map<String, List<Scope>> scopes = new HashMap<>();
    private final Map<Scope, Totals> all = new HashMap<>();

    private AddingUp(Book book, UnitTree units, Report report) {
        this.book = book;
        this.units = units;
        this.report = report;
    }

    static Map<Scope, Totals> of(Book book, UnitTree units, Report report) {
        var adding = new AddingUp(book, units, report);
        book.lines.values().forEach(adding::add);
        book.adjustments.values().stream().filter(it -> !it.exempt).forEach(adding::add);
        var sorted =
                new TreeMap<Scope, Totals>(
                        (one, other) -> one.toString().compareTo(other.toString()));
        sorted.putAll(adding.all);
        return sorted;
    }

    private void add(Line line) {
        if (line.units.isEmpty()) {
            return; // It was never opened, which is a fault already.
        }
        var of = scopes(line);
        scopes.put(line.id, of);
        of.forEach(scope -> all.computeIfAbsent(scope, _ -> new Totals()).add(line));
    }

    /** The receiving leg counts only where the giving one does not. */
    private void add(Adjustment adjustment) {
        var counted =
                adjustment.kind == Adjustment.Kind.VIREMENT_IN
                        ? scopes(adjustment.counterpart)
                        : List.<Scope>of();
        for (var scope : scopes(adjustment.line.id)) {
            if (!counted.contains(scope)) {
                all.computeIfAbsent(scope, _ -> new Totals()).add(adjustment);
            }
        }
    }

    private List<Scope> scopes(@Nullable String line) {
        return line == null ? List.of() : scopes.getOrDefault(line, List.of());
    }

    private List<Scope> scopes(Line line) {
        var scopes = new ArrayList<Scope>();
        var yearsEnd = LocalDate.of(line.year, 12, 31);
        var path = units.path(line.unit, yearsEnd);
        if (path.size() > UnitTree.MOST && tooDeep.add(line.unit)) {
            report.fault(Words.UNIT_TOO_DEEP, line.unit, UnitTree.MOST);
        }
        for (var unit : path) {
            if (sees(unit, yearsEnd) && (unit.equals(line.unit) || !unit.equals(path.getLast()))) {
                scopes.add(new Scope(line.year, Scope.UNIT, unit));
            }
        }
        if (sees(path.getLast(), yearsEnd)) {
            scopes.add(new Scope(line.year, Scope.DEPARTMENT, path.getLast()));
        }
        if (line.project != null && sees(line.unit, yearsEnd)) {
            scopes.add(new Scope(line.year, Scope.PROJECT, line.project));
        }
        return scopes;
    }

    /** What lies above the unit of a part is not added up: not all of it is there. */
    private boolean sees(String unit, LocalDate day) {
        var asked = book.manifest.unit();
        return asked == null || units.path(unit, day).contains(asked);
    }
}
