package budgettrail.command.shell;

import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.Draft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.lock.Lock;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.eventsourcing.AggregateCacheEntry;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.jspecify.annotations.Nullable;

/**
 * The lines in use, for those who decide many commands at once. It knows the locks and the cache
 * that Axon's repository uses for single commands, and leaves a line as that would: cached as its
 * newest facts leave it, or not at all.
 */
final class Shelf {
    private final LockFactory locks;
    private final Cache lines;
    private final EventStore events;
    private final AggregateModel<BudgetLine> model =
            AnnotatedAggregateMetaModelFactory.inspectAggregate(BudgetLine.class);

    Shelf(LockFactory locks, Cache lines, EventStore events) {
        this.locks = locks;
        this.lines = lines;
        this.events = events;
    }

    /**
     * Does the work while nobody else in this process decides on the lines. They are locked in the
     * order of their ids, as everywhere.
     */
    <T> T holding(Collection<LineId> ids, Supplier<T> work) {
        var held = new ArrayList<Lock>(ids.size());
        try {
            for (var id : new TreeSet<>(ids)) {
                held.add(locks.obtainLock(id.toString()));
            }
            return work.get();
        } finally {
            Collections.reverse(held);
            held.forEach(Lock::release);
        }
    }

    /** The line if it is in use. Others may be at work on it: their facts are not waited for. */
    Optional<Standing> find(LineId id) {
        return holding(List.of(id), () -> Optional.ofNullable(standing(id.toString())));
    }

    /** Only for those who hold the line. */
    private @Nullable Standing standing(String stream) {
        AggregateCacheEntry<BudgetLine> entry = lines.get(stream);
        if (entry == null) {
            return null;
        }
        var line = entry.recreateAggregate(model, events, NoSnapshotTriggerDefinition.INSTANCE);
        var version = line.version();
        return new Standing(
                line.invoke(BudgetLine::state), version == null ? Bench.NO_FACTS : version);
    }

    /** Keeps a line that was read, unless it is in use by now. */
    void keep(LineId id, Standing standing) {
        holding(List.of(id), () -> lines.putIfAbsent(id.toString(), entry(id, standing)));
    }

    /** Lines as they will be; none where not all facts of the line are known. */
    record Outlook(Map<String, Optional<AggregateCacheEntry<BudgetLine>>> lines) {}

    /**
     * The lines as they will be once these facts are recorded. Only for those who hold them; what
     * it gives after they let go is good for nothing.
     */
    Outlook after(List<Draft> facts) {
        var standings = new HashMap<String, @Nullable Standing>();
        for (var fact : facts) {
            var stream = fact.fact().stream();
            var known = standings.containsKey(stream) ? standings.get(stream) : before(stream);
            standings.put(stream, known == null ? null : after(known, fact));
        }
        var lines = new HashMap<String, Optional<AggregateCacheEntry<BudgetLine>>>();
        standings.forEach(
                (stream, standing) ->
                        lines.put(
                                stream,
                                Optional.ofNullable(standing)
                                        .map(it -> entry(LineId.of(stream), it))));
        return new Outlook(lines);
    }

    private Standing before(String stream) {
        var standing = standing(stream);
        return standing == null ? Standing.UNOPENED : standing;
    }

    private static @Nullable Standing after(Standing known, Draft fact) {
        return fact.fact() instanceof LineEvent event && fact.sequence() == known.sequence() + 1
                ? known.after(event, fact.metadata().actor())
                : null;
    }

    /** Keeps lines whose facts are recorded now. Only for those who hold them. */
    void keep(Outlook recorded) {
        recorded.lines()
                .forEach(
                        (stream, line) ->
                                line.ifPresentOrElse(
                                        it -> lines.put(stream, it), () -> lines.remove(stream)));
    }

    /** They are read anew by whoever needs them next. */
    void forget(Collection<LineId> ids) {
        ids.forEach(id -> lines.remove(id.toString()));
    }

    private AggregateCacheEntry<BudgetLine> entry(LineId id, Standing standing) {
        return new AggregateCacheEntry<>(
                EventSourcedAggregate.reconstruct(
                        new BudgetLine(id, standing.state()),
                        model,
                        standing.sequence(),
                        false,
                        events,
                        NoSnapshotTriggerDefinition.TRIGGER));
    }
}
