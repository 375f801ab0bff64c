package budgettrail.query.line;

import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.fact.FactRow;
import budgettrail.query.fact.Reach;
import budgettrail.query.fact.Telling;
import budgettrail.query.page.Place;
import budgettrail.query.reading.Snapshot;
import java.util.Optional;

/** Tells facts of lines, and of a description what it changed. */
record Descriptions(Snapshot snapshot, EventLog log) {
    private static final String BEFORE =
            """
            SELECT coalesce(max(d.position), 0) FROM query.line l
            JOIN query.line_description d USING (generation, fiscal_year, line_no)
            WHERE l.generation = :generation AND l.fiscal_year = :year AND l.key = :key AND d.position < :before
            """;

    FactRow told(Recorded recorded, LineEvent fact, Place here, Reach reach) {
        var row = FactRow.told(recorded, fact, here, reach);
        return fact instanceof LineDescribed described
                ? before(fact.line(), recorded.position())
                        .map(before -> row.told(Telling.of(described, before)))
                        .orElse(row)
                : row;
    }

    private Optional<LineDescription> before(LineId line, long position) {
        var last =
                snapshot.sql(BEFORE)
                        .param("year", line.year().value())
                        .param("key", line.key())
                        .param("before", position)
                        .query(Long.class)
                        .single();
        return log.at(last).map(Recorded::fact).flatMap(Descriptions::description);
    }

    private static Optional<LineDescription> description(Fact fact) {
        if (fact instanceof LineOpened opened) {
            return Optional.of(opened.description());
        }
        return fact instanceof LineDescribed described
                ? Optional.of(described.description())
                : Optional.empty();
    }
}
