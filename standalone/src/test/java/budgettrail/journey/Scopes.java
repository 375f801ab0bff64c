package budgettrail.journey;

import budgettrail.command.line.ModelFigures;
import budgettrail.command.line.RandomBudget;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Sum;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Scope;
import budgettrail.query.posting.Measure;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.reading.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The figures of every scope of a year, from the second book and from the views. */
final class Scopes {
    static final List<Level> LEVELS =
            List.of(Level.LINE, Level.PROJECT, Level.UNIT, Level.DEPARTMENT);

    private Scopes() {}

    /** What a sequence's book says; a scope is there once one of its lines is. */
    static Map<String, ModelFigures> expected(
            RandomSequence of, FiscalYear year, Level level, LocalDate asOf) {
        var book = of.book();
        var budget = of.budget();
        var members = new TreeMap<String, List<LineId>>();
        for (var key : budget.keys()) {
            var line = new LineId(year, key);
            var scope = scope(budget, key, level);
            if (scope != null && book.exists(line, asOf)) {
                members.computeIfAbsent(scope, _ -> new ArrayList<>()).add(line);
            }
        }
        var figures = new TreeMap<String, ModelFigures>();
        members.forEach((scope, lines) -> figures.put(scope, ModelFigures.of(book, lines, asOf)));
        return figures;
    }

    private static @Nullable String scope(RandomBudget budget, String key, Level level) {
        return switch (level) {
            case LINE -> key;
            case PROJECT -> {
                var project = budget.project(key);
                yield project == null ? null : project.value();
            }
            case UNIT -> budget.unit(key).value();
            case DEPARTMENT -> budget.department().value();
            case FUNCTION_CLASS, FUNCTION_SECTION, FUNCTION_ITEM, ECONOMIC, FUND, KIND ->
                    throw new IllegalArgumentException(level.name());
        };
    }

    /** What the views say of all sequences whose names begin so. */
    static Map<String, ModelFigures> shown(
            Snapshot snapshot, FiscalYear year, Level level, String prefix) {
        var scope = Scope.of(year, new Sight(Units.of(snapshot), null));
        var figures = new TreeMap<String, ModelFigures>();
        for (var group : Groups.read(snapshot, scope, level)) {
            if (group.key().startsWith(prefix)) {
                figures.put(group.key(), of(group.all()));
            }
        }
        return figures;
    }

    private static ModelFigures of(Figures figures) {
        return new ModelFigures(
                fen(figures.initial()),
                fen(figures.carriedIn()),
                fen(figures.adjusted()),
                fen(figures.disbursed()),
                fen(figures.commitments()),
                fen(figures.pending()),
                fen(figures.available()),
                fen(figures.balance()),
                fen(figures.sum(Measure.CARRIED_FORWARD)),
                fen(figures.sum(Measure.LAPSED)),
                fen(figures.gross()),
                fen(figures.net()),
                fen(figures.grossAll()),
                fen(figures.netAll()));
    }

    private static long fen(Sum sum) {
        return sum.fen().longValueExact();
    }
}
