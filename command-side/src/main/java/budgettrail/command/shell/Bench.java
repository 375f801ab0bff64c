package budgettrail.command.shell;

import budgettrail.command.line.LineState;
import budgettrail.command.line.Lines;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.Draft;
import budgettrail.log.Metadata;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.Repository;

/** The lines of one unit of work, loaded and locked in the order of their ids. */
final class Bench {
    /** The sequence of a line without facts. */
    static final long NO_FACTS = -1;

    private final Map<LineId, Aggregate<BudgetLine>> loaded = new HashMap<>();

    Bench(Repository<BudgetLine> repository, SortedSet<LineId> ids) {
        for (var id : ids) {
            loaded.put(id, load(repository, id));
        }
    }

    /** A line nobody opened is loaded too, as one without facts: so it is locked like any other. */
    private static Aggregate<BudgetLine> load(Repository<BudgetLine> repository, LineId id) {
        try {
            return repository.loadOrCreate(id.toString(), () -> new BudgetLine(id));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    Lines lines(Collection<LineId> ids) {
        var states = new HashMap<LineId, LineState>();
        for (var id : ids) {
            states.put(id, line(id).invoke(BudgetLine::state));
        }
        return new Lines(states);
    }

    long sequence(LineId id) {
        var version = line(id).version();
        return version == null ? NO_FACTS : version;
    }

    Map<LineId, Long> seen(Collection<LineId> ids) {
        return ids.stream()
                .distinct()
                .collect(Collectors.toMap(Function.identity(), this::sequence));
    }

    /** Applies the fact to its line and says what will be appended. */
    Draft record(LineEvent event, Metadata metadata) {
        line(event.line()).execute(it -> it.record(event, metadata));
        return new Draft(sequence(event.line()), event, metadata);
    }

    private Aggregate<BudgetLine> line(LineId id) {
        return Objects.requireNonNull(loaded.get(id), () -> "Not loaded: " + id);
    }
}
