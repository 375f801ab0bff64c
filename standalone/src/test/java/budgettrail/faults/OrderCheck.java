package budgettrail.faults;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;

/** Positions and sequences without holes; recorded times and commits in the order of positions. */
final class OrderCheck {
    private OrderCheck() {}

    static void check(List<LogRow> rows) {
        var sequences = new HashMap<String, Long>();
        var recorded = Instant.MIN;
        var committed = Instant.MIN;
        var position = 0L;
        for (var row : rows) {
            if (row.position() != ++position) {
                throw new Violation("a hole in the positions", row.position(), row.key(), position);
            }
            var sequence = sequences.merge(row.stream(), 0L, (last, _) -> last + 1);
            if (row.sequence() != sequence) {
                throw new Violation(
                        "a hole in " + row.stream(), row.position(), row.key(), row.sequence());
            }
            if (row.recordedAt().isBefore(recorded)) {
                throw new Violation(
                        "recorded before its predecessor", position, row.key(), row.recordedAt());
            }
            recorded = row.recordedAt();
            if (row.committed() != null) {
                if (row.committed().isBefore(committed)) {
                    throw new Violation(
                            "committed before its predecessor",
                            position,
                            row.key(),
                            row.committed());
                }
                committed = row.committed();
            }
        }
    }
}
