package budgettrail.command.shell;

import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.log.axon.Snapshots;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens long lines from their kept state: a line costs the same after 10 payments and after
 * 1,000,000. States are kept beside the commands, never instead of the facts and never in their
 * way.
 */
final class LineStates implements Snapshots, AutoCloseable {
    /** A line with as many facts is long; its state is kept each time as many have come. */
    static final int EVERY = 1_000;

    /** More lines than these at once are kept another time. */
    private static final int MOST_WAITING = 1_000;

    private static final long LONGEST_CLOSE_SECONDS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(LineStates.class);
    private static final String TYPE = "line";

    private final EventLog log;
    private final LineReader reader;
    private final ThreadPoolExecutor keeper =
            new ThreadPoolExecutor(
                    1,
                    1,
                    0,
                    TimeUnit.SECONDS,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().name("line-states").daemon().factory(),
                    new ThreadPoolExecutor.DiscardPolicy());

    LineStates(EventLog log, LineReader reader) {
        this.log = log;
        this.reader = reader;
    }

    @Override
    public Optional<DomainEventMessage<?>> newest(String stream) {
        if (log.reaching(EVERY, Set.of(stream)).isEmpty()) {
            return Optional.empty();
        }
        var folded = reader.fold(stream);
        return Optional.of(
                new GenericDomainEventMessage<>(
                        TYPE,
                        stream,
                        folded.sequence(),
                        new BudgetLine(LineId.of(stream), folded.state())));
    }

    /** Those that are not opened from a kept state, but from their facts. */
    Set<String> shortOnes(Set<String> streams) {
        var few = new HashSet<>(streams);
        few.removeAll(log.reaching(EVERY, streams));
        return few;
    }

    /** Told of what was recorded, it keeps the states of lines that have grown enough, later. */
    void recorded(List<Recorded> facts) {
        for (var fact : facts) {
            if (fact.sequence() > 0 && fact.sequence() % EVERY == 0) {
                keeper.execute(() -> keep(fact.stream()));
            }
        }
    }

    private void keep(String stream) {
        try {
            reader.fold(stream);
        } catch (RuntimeException e) {
            LOG.warn("The state of {} is kept another time", stream, e);
        }
    }

    /** What is being kept is waited for; what is not is kept another time. */
    @Override
    public void close() {
        keeper.shutdown();
        try {
            if (!keeper.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
                keeper.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
