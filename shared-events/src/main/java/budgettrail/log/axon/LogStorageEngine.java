package budgettrail.log.axon;

import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's view of the log. Appending answers only after the facts are on disk; a token is a
 * position, and because positions come in commit order without holes, no reader has to wait for a
 * gap.
 */
public final class LogStorageEngine implements EventStorageEngine {
    private static final int PAGE = 1_000;

    private final EventLog log;
    private final Snapshots snapshots;

    public LogStorageEngine(EventLog log, Snapshots snapshots) {
        this.log = log;
        this.snapshots = snapshots;
    }

    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        var recorded = log.append(events.stream().map(FactMessages::draft).toList());
        CurrentUnitOfWork.map(UnitOfWork::root)
                .flatMap(unit -> Receipt.of(unit.getMessage()))
                .ifPresent(receipt -> receipt.add(recorded));
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken token, boolean mayBlock) {
        return pages(position(token), this::messages, message -> position(message.trackingToken()));
    }

    /** Up to a fact that cannot be decoded, which becomes a message that stops whoever reads it. */
    private List<TrackedEventMessage<?>> messages(long position) {
        var passage = log.passageAfter(position, PAGE);
        var stop = passage.stop();
        if (passage.facts().isEmpty() && stop != null) {
            return List.of(FactMessages.unreadable(position + 1, stop));
        }
        List<TrackedEventMessage<?>> messages = new ArrayList<>();
        passage.facts().forEach(fact -> messages.add(FactMessages.tracked(fact)));
        return messages;
    }

    @Override
    public DomainEventStream readEvents(String stream, long firstSequence) {
        var prefetched = Prefetched.facts(stream);
        var facts =
                prefetched.isPresent()
                        ? prefetched.get().stream().filter(fact -> fact.sequence() >= firstSequence)
                        : pages(
                                firstSequence - 1,
                                last -> log.stream(stream, last + 1, PAGE),
                                Recorded::sequence);
        return DomainEventStream.of(facts.map(FactMessages::message));
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String stream) {
        return Optional.of(log.lastSequence(stream)).filter(sequence -> sequence >= 0);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public TrackingToken createHeadToken() {
        return new GlobalSequenceTrackingToken(log.head());
    }

    @Override
    public TrackingToken createTokenAt(Instant moment) {
        return new GlobalSequenceTrackingToken(log.positionAt(moment));
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("States are kept by whoever folds them");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String stream) {
        return Prefetched.facts(stream).isPresent() ? Optional.empty() : snapshots.newest(stream);
    }

    private static long position(@Nullable TrackingToken token) {
        return switch (token) {
            case null -> 0;
            case GlobalSequenceTrackingToken global -> global.getGlobalIndex();
            default -> throw new IllegalArgumentException("Not a position of this log: " + token);
        };
    }

    /** Reads page after page until a page is not full. */
    private static <T> Stream<T> pages(
            long last, Function<Long, List<T>> page, Function<T, Long> number) {
        var iterator =
                new Iterator<T>() {
                    private long read = last;
                    private List<T> current = page.apply(last);
                    private int index;

                    @Override
                    public boolean hasNext() {
                        if (index == current.size() && current.size() == PAGE) {
                            current = page.apply(read);
                            index = 0;
                        }
                        return index < current.size();
                    }

                    @Override
                    public T next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        var next = current.get(index++);
                        read = number.apply(next);
                        return next;
                    }
                };
        return StreamSupport.stream(
                Spliterators.spliteratorUnknownSize(
                        iterator, Spliterator.ORDERED | Spliterator.NONNULL),
                false);
    }
}
