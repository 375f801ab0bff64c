package budgettrail.command.shell;

import budgettrail.command.line.Command;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Register;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the register says while several commands are decided in a row: rows read from the log, each
 * key once, and the rows of facts decided but not yet recorded.
 */
public final class EvidenceBook {
    /** Where the rows come from. */
    public interface Source {
        Map<RegisterKey, List<RegisterRow>> find(Set<RegisterKey> keys);

        boolean yearClosed(int year);

        long openLines(int year);

        /** The log's own register. */
        static Source of(EventLog log) {
            return new Source() {
                @Override
                public Map<RegisterKey, List<RegisterRow>> find(Set<RegisterKey> keys) {
                    return log.find(keys);
                }

                @Override
                public boolean yearClosed(int year) {
                    return log.yearClosed(year);
                }

                @Override
                public long openLines(int year) {
                    return log.openLines(year);
                }
            };
        }
    }

    private final Source source;
    private final Set<RegisterKey> known = new HashSet<>();
    private final Map<RegisterKey, List<RegisterRow>> rows = new HashMap<>();
    private final Map<RegisterKey, List<RegisterRow>> decided = new HashMap<>();
    private final List<Draft> unread = new ArrayList<>();
    private final Map<FiscalYear, Boolean> closedYears = new HashMap<>();
    private final Map<FiscalYear, Long> openLines = new HashMap<>();
    private final Map<FiscalYear, Integer> opened = new HashMap<>();
    private final Map<FiscalYear, Integer> closed = new HashMap<>();

    public EvidenceBook(Source source) {
        this.source = source;
    }

    /** Takes the keys for free without looking. */
    void presumeFree(Set<RegisterKey> keys) {
        known.addAll(keys);
    }

    /** Forgets what was read, though not what was decided, for these rows of these keys. */
    void turn(Set<RegisterKey> keys, Map<RegisterKey, List<RegisterRow>> found) {
        known.clear();
        known.addAll(keys);
        rows.clear();
        rows.putAll(found);
    }

    /** Reads the keys not read yet, in one round trip. */
    public void read(Set<RegisterKey> keys) {
        if (known.containsAll(keys)) {
            return;
        }
        var missing = new HashSet<>(keys);
        missing.removeAll(known);
        rows.putAll(source.find(missing));
        known.addAll(missing);
    }

    /** The evidence that names the command's lines. */
    public Evidence located(Command command) {
        if (command.locates().isEmpty()) {
            return Evidence.NONE;
        }
        read(command.locates());
        return evidence(command.locates(), Optional.empty());
    }

    /** The evidence the command is decided on, once its lines are known. */
    public Evidence asked(Command command, Lines lines, Evidence located) {
        var keys = together(command.locates(), command.asks(lines, located));
        read(keys);
        return evidence(keys, command.opensIn(lines));
    }

    private static Set<RegisterKey> together(Set<RegisterKey> some, Set<RegisterKey> more) {
        if (some.isEmpty()) {
            return more;
        }
        var all = new HashSet<>(some);
        all.addAll(more);
        return all;
    }

    private Evidence evidence(Set<RegisterKey> keys, Optional<FiscalYear> opening) {
        readDrafts();
        var asked = new HashMap<RegisterKey, List<RegisterRow>>();
        for (var key : keys) {
            var recorded = rows.getOrDefault(key, List.of());
            var added = decided.getOrDefault(key, List.of());
            if (!recorded.isEmpty() || !added.isEmpty()) { // Most keys are free.
                var both = new ArrayList<>(recorded);
                both.addAll(added);
                asked.put(key, both);
            }
        }
        return new Evidence(asked, opening.filter(this::closed).map(Set::of).orElse(Set.of()));
    }

    /** Lines are counted only once a closing is decided: where none is, one open line tells. */
    private boolean closed(FiscalYear year) {
        var added = opened.getOrDefault(year, 0);
        if (!closed.containsKey(year)) {
            return added == 0
                    && closedYears.computeIfAbsent(year, it -> source.yearClosed(it.value()));
        }
        var before = openLines.computeIfAbsent(year, it -> source.openLines(it.value()));
        return before + added == closed.get(year);
    }

    /**
     * Adds facts that are decided but not recorded: the next decision sees their rows, which are
     * worked out only if there is one.
     */
    public void add(Draft draft) {
        unread.add(draft);
    }

    private void readDrafts() {
        unread.forEach(this::note);
        unread.clear();
    }

    private void note(Draft draft) {
        for (var row : Register.rowsOf(draft)) {
            put(row.key(), row);
            if (row.key().kind() == RegisterKey.Kind.REFUND && row.subject() != null) {
                put(new RegisterKey(RegisterKey.Kind.REFUNDS_OF, row.subject()), row);
            }
        }
        switch (draft.fact()) {
            case LineOpened it -> opened.merge(it.line().year(), 1, Integer::sum);
            case LineClosed it -> closed.merge(it.line().year(), 1, Integer::sum);
            default -> {
                // Neither opens a line nor closes one.
            }
        }
    }

    private void put(RegisterKey key, RegisterRow row) {
        decided.merge(key, List.of(row), EvidenceBook::together);
    }

    private static List<RegisterRow> together(List<RegisterRow> some, List<RegisterRow> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
