package budgettrail.query.line;

import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.figures.Figures;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Scope;
import budgettrail.query.page.Subject;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * The facts of a line one after the other as they were recorded, and what its figures were behind
 * each. Nothing is added up from the beginning: what was known at a position is read there.
 */
record Reel(Snapshot snapshot, Scope scope, LineId line, EventLog log) {
    private static final String POSITIONS =
            """
            SELECT sequence, position FROM log.event WHERE stream = :stream AND sequence = ANY (:sequences)
            ORDER BY sequence
            """;

    /**
     * Of the line whatever unit had it: whoever is told its facts of all days is told what each of
     * them moved.
     *
     * @throws ProblemException if the viewer does not see them to the end
     */
    static Reel of(Snapshot snapshot, Sight sight, Viewer viewer, LineId line, EventLog log) {
        if (!Subject.seesToTheEnd(snapshot, viewer, line)) {
            throw Subject.unknown(line);
        }
        var scope = Scope.of(line.year(), sight.everything()).ofLines(line.key());
        return new Reel(snapshot, scope, line, log);
    }

    /** The step that a position had come to, counted from 0; −1: none yet. */
    long stepAt(long position) {
        return new Steps(snapshot, line).at(position);
    }

    /** The last step that is known. */
    long last() {
        return stepAt(snapshot.position());
    }

    /** Steps from one on. */
    List<Recorded> from(long step, int limit) {
        return log.stream(line.toString(), step, limit).stream()
                .filter(fact -> fact.position() <= snapshot.position())
                .toList();
    }

    Recorded at(long step) {
        return from(step, 1).getFirst();
    }

    /** Where steps stand in the log. */
    SequencedMap<Long, Long> positions(Collection<Long> steps) {
        var positions = new LinkedHashMap<Long, Long>();
        snapshot.sql(POSITIONS)
                .param("stream", line.toString())
                .param("sequences", steps.toArray(Long[]::new))
                .query(
                        (row, _) -> {
                            positions.put(row.getLong(1), row.getLong(2));
                            return positions;
                        })
                .list();
        return positions;
    }

    /** The figures of the line as known at a position. */
    Figures knownAt(long position) {
        return Groups.whole(snapshot.knownAt(position), scope).map(Group::all).orElse(Figures.NONE);
    }
}
