package budgettrail.query.index;

import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** To which unit and project lines belong, as it was known when a fact was recorded. */
final class LineUnits {
    private static final String OF_LINES =
            """
            SELECT line, position, effective, unit, project FROM search.described
            WHERE line = ANY (:lines) ORDER BY position
            """;

    /** From a day on. */
    record Described(
            LineId line,
            long position,
            LocalDate effective,
            String unit,
            @Nullable String project) {}

    private final Map<LineId, List<Described>> lines = new HashMap<>();

    /** What segments know of those of the lines that are not here yet. */
    void load(JdbcClient database, Collection<LineId> wanted) {
        var missing = new HashSet<>(wanted);
        missing.removeAll(lines.keySet());
        if (!missing.isEmpty()) {
            var names = missing.stream().map(LineId::toString).collect(Collectors.toSet());
            var described = read(database, names); // First: what is not read is still missing.
            missing.forEach(line -> lines.put(line, new ArrayList<>()));
            described.forEach(this::add);
        }
    }

    private static List<Described> read(JdbcClient database, Set<String> lines) {
        return database.sql(OF_LINES)
                .param("lines", lines.toArray(String[]::new))
                .query(
                        (row, _) ->
                                new Described(
                                        LineId.of(row.getString(1)),
                                        row.getLong(2),
                                        row.getObject(3, LocalDate.class),
                                        row.getString(4),
                                        row.getString(5)))
                .list();
    }

    void add(Described described) {
        lines.computeIfAbsent(described.line(), _ -> new ArrayList<>()).add(described);
    }

    /** Learns from a fact what it describes, if it does. */
    @Nullable Described learn(long position, LineEvent fact) {
        var it =
                switch (fact) {
                    case LineOpened opened -> opened.description();
                    case LineDescribed anew -> anew.description();
                    default -> null;
                };
        return it == null ? null : learn(position, fact, it);
    }

    private Described learn(long position, LineEvent fact, LineDescription it) {
        var project = it.project() == null ? null : it.project().toString();
        var described =
                new Described(
                        fact.line(), position, fact.effective(), it.unit().toString(), project);
        add(described);
        return described;
    }

    /**
     * On the day, as known at the position; before the first, the first; nothing: nobody had
     * described it.
     */
    @Nullable Described at(LineId line, LocalDate day, long position) {
        Described found = null;
        for (var described : lines.getOrDefault(line, List.of())) {
            if (described.position() <= position
                    && (found == null || replaces(described, found, day))) {
                found = described;
            }
        }
        return found;
    }

    /** The later of two that count by the day; of two that do not, the earlier. */
    private static boolean replaces(Described next, Described found, LocalDate day) {
        var counts = !next.effective().isAfter(day);
        return found.effective().isAfter(day)
                ? counts || next.effective().isBefore(found.effective())
                : counts && !next.effective().isBefore(found.effective());
    }

    int size() {
        return lines.size();
    }
}
