package budgettrail.query.search;

import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.index.Condition;
import budgettrail.query.index.Condition.DayWithin;
import budgettrail.query.index.FactInWords;
import budgettrail.query.index.FactIndex;
import budgettrail.query.index.FactQuery;
import budgettrail.query.index.Found;
import budgettrail.query.index.Hits;
import budgettrail.query.reading.Sight;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds facts and reads them from the log. */
@Component
class FactSearch {
    /** How far hits are counted. */
    static final long COUNTED = 10_000;

    private final FactIndex index;
    private final EventLog log;

    FactSearch(FactIndex index, EventLog log) {
        this.index = index;
        this.log = log;
    }

    /**
     * What is looked for.
     *
     * @param known the last position that counts; none: all do
     * @param asOf the last day that counts; none: all do
     * @param seen whose facts the viewer sees
     * @param minPosition how far the index must know the log
     * @param after the position that the page before ended with; 0: this is the first
     */
    record Wanted(
            List<Clause> clauses,
            @Nullable Long known,
            @Nullable LocalDate asOf,
            Sight seen,
            long minPosition,
            boolean oldestFirst,
            long after) {}

    /** A fact that is what was looked for. */
    record Row(Recorded recorded, FactInWords entry) {}

    /**
     * A page of what was found.
     *
     * @param doubtful positions where the log says something else than the index
     */
    record Result(Hits hits, List<Row> rows, List<Long> doubtful) {}

    /** Not to be asked in a snapshot: it takes its time, and connections of its own. */
    Result page(Wanted wanted, int limit) {
        var conditions = conditions(wanted);
        var hits = find(wanted, conditions, limit, COUNTED);
        var rows = new ArrayList<Row>();
        var doubtful = new ArrayList<Long>();
        for (var found : index.facts(hits.positions())) {
            if (found.meets(conditions)) {
                rows.add(row(found));
            } else {
                doubtful.add(found.position());
            }
        }
        return new Result(hits, List.copyOf(rows), List.copyOf(doubtful));
    }

    private static Row row(Found found) {
        return new Row(
                Objects.requireNonNull(found.recorded()), Objects.requireNonNull(found.entry()));
    }

    List<Condition> conditions(Wanted wanted) {
        var conditions = new ArrayList<>(new Meaning(log, wanted.seen()).of(wanted.clauses()));
        if (wanted.asOf() != null) {
            conditions.add(new DayWithin(Integer.MIN_VALUE, (int) wanted.asOf().toEpochDay()));
        }
        return List.copyOf(conditions);
    }

    Hits find(Wanted wanted, List<Condition> conditions, int limit, long counted) {
        var known = wanted.known() == null ? Long.MAX_VALUE : wanted.known();
        var hits =
                index.find(
                        new FactQuery(
                                conditions,
                                known,
                                wanted.oldestFirst(),
                                wanted.after(),
                                limit,
                                counted));
        if (hits.through() < Math.min(known, wanted.minPosition())) {
            throw FactIndex.behind();
        }
        return hits;
    }

    /** The facts at positions that were found before; one that is not what was found is absent. */
    List<@Nullable Row> rows(List<Long> positions, List<Condition> conditions) {
        var rows = new ArrayList<@Nullable Row>();
        for (var found : index.facts(positions)) {
            rows.add(found.meets(conditions) ? row(found) : null);
        }
        return rows;
    }
}
