package budgettrail.command.shell;

import budgettrail.command.line.Command;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
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
            };
        }
    }

    private final Source source;
    private final Map<RegisterKey, List<RegisterRow>> rows = new HashMap<>();
    private final Map<RegisterKey, List<RegisterRow>> decided = new HashMap<>();
    private final Map<FiscalYear, Boolean> closedYears = new HashMap<>();

    public EvidenceBook(Source source) {
        this.source = source;
    }

    /** Takes the keys for free without looking. */
    void presumeFree(Set<RegisterKey> keys) {
        keys.forEach(key -> rows.put(key, List.of()));
    }

    /** Reads the keys not read yet, in one query. */
    public void read(Set<RegisterKey> keys) {
        var missing = new HashSet<>(keys);
        missing.removeAll(rows.keySet());
        if (missing.isEmpty()) {
            return;
        }
        var found = source.find(missing);
        for (var key : missing) {
            rows.put(key, found.getOrDefault(key, List.of()));
        }
    }

    /** The evidence that names the command's lines. */
    public Evidence located(Command command) {
        read(command.locates());
        return evidence(command.locates(), Optional.empty());
    }

    /** The evidence the command is decided on, once its lines are known. */
    public Evidence asked(Command command, Lines lines, Evidence located) {
        var keys = new HashSet<>(command.locates());
        keys.addAll(command.asks(lines, located));
        read(keys);
        return evidence(keys, command.opensIn(lines));
    }

    private Evidence evidence(Set<RegisterKey> keys, Optional<FiscalYear> opening) {
        var asked = new HashMap<RegisterKey, List<RegisterRow>>();
        for (var key : keys) {
            var both = new ArrayList<>(rows.getOrDefault(key, List.of()));
            both.addAll(decided.getOrDefault(key, List.of()));
            asked.put(key, both);
        }
        return new Evidence(asked, opening.filter(this::closed).map(Set::of).orElse(Set.of()));
    }

    private boolean closed(FiscalYear year) {
        return closedYears.computeIfAbsent(year, it -> source.yearClosed(it.value()));
    }

    /**
     * Adds the rows of facts that are decided but not recorded, so that the next decision sees
     * them.
     */
    public void add(Draft draft) {
        for (var row : Register.rowsOf(draft)) {
            put(row.key(), row);
            if (row.key().kind() == RegisterKey.Kind.REFUND && row.subject() != null) {
                put(new RegisterKey(RegisterKey.Kind.REFUNDS_OF, row.subject()), row);
            }
        }
        if (draft.fact() instanceof LineClosed closed) {
            closedYears.remove(closed.line().year());
        }
    }

    private void put(RegisterKey key, RegisterRow row) {
        decided.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
    }
}
