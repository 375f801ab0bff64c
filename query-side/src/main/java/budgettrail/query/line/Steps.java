package budgettrail.query.line;

import budgettrail.event.line.LineId;
import budgettrail.query.reading.Snapshot;

/**
 * The facts of a line by their places in the log: its steps are counted from 0, and a later one
 * stands at a later position.
 */
record Steps(Snapshot snapshot, LineId line) {
    private static final String LAST =
            "SELECT coalesce(max(sequence), -1) FROM log.event WHERE stream = :stream";
    private static final String POSITION =
            "SELECT position FROM log.event WHERE stream = :stream AND sequence = :sequence";

    /** The step that a position had come to; −1: none yet. Found by halving. */
    long at(long position) {
        var until = Math.min(position, snapshot.position());
        var step = -1L;
        var beyond =
                snapshot.sql(LAST).param("stream", line.toString()).query(Long.class).single() + 1;
        var probe = beyond - 1; // Most often the last one is meant.
        while (step + 1 < beyond) {
            if (position(probe) <= until) {
                step = probe;
            } else {
                beyond = probe;
            }
            probe = step + (beyond - step) / 2;
        }
        return step;
    }

    /** The last one that is known. */
    long last() {
        return at(snapshot.position());
    }

    private long position(long step) {
        return snapshot.sql(POSITION)
                .param("stream", line.toString())
                .param("sequence", step)
                .query(Long.class)
                .single();
    }
}
