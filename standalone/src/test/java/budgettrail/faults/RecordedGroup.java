package budgettrail.faults;

import budgettrail.event.line.LineEvent;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/** The facts of one command as they stand in the log, side by side. */
record RecordedGroup(String actor, String key, List<LogRow> rows) {
    long first() {
        return rows.getFirst().position();
    }

    long last() {
        return rows.getLast().position();
    }

    /** Whether it came as a row of a file. */
    boolean imported() {
        return Imported.is(rows.getFirst());
    }

    List<Long> positions() {
        return rows.stream().map(LogRow::position).toList();
    }

    /** Of facts about lines; what is said about units is not the clients' matter. */
    static List<RecordedGroup> of(List<LogRow> rows) {
        var groups = new ArrayList<RecordedGroup>();
        var known = new HashSet<String>();
        for (var row : rows) {
            if (!(row.fact() instanceof LineEvent)) {
                continue;
            }
            var actor = row.metadata().actor().name();
            var last = groups.isEmpty() ? null : groups.getLast();
            if (last != null && last.actor().equals(actor) && last.key().equals(row.key())) {
                last.rows().add(row);
                continue;
            }
            if (!known.add(actor + " " + row.key())) {
                throw new Violation("doubled", row.position(), row.key(), row.fact());
            }
            groups.add(new RecordedGroup(actor, row.key(), new ArrayList<>(List.of(row))));
        }
        return groups;
    }
}
