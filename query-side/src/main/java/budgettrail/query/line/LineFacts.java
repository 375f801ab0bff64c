package budgettrail.query.line;

import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.reading.Snapshot;
import java.util.List;

/**
 * The facts of a line that count by the day of a snapshot and are known to it.
 *
 * <p>They are read where the snapshot is, never on a connection of the log, which payments wait
 * for. What is not known yet is not looked at. What counts only later is: no index has the days,
 * each payment would pay for it. So an early day may have all facts of a line looked at, for as
 * long as the database lets any reader read.
 */
record LineFacts(Snapshot snapshot, LineId line, EventLog log) {
    private static final String FOUND =
            EventLog.COLUMNS
                    + """
                    WHERE stream = :stream AND sequence BETWEEN :first AND :last AND effective <= :asOf
                    ORDER BY sequence LIMIT :limit
                    """;

    /** Those from a sequence on, oldest first. */
    List<Recorded> from(long first, int limit) {
        return snapshot
                .sql(FOUND)
                .param("stream", line.toString())
                .param("first", first)
                .param("last", new Steps(snapshot, line).last())
                .param("limit", limit)
                .query((row, _) -> EventLog.stored(row))
                .list()
                .stream()
                .map(log::decode)
                .toList();
    }
}
