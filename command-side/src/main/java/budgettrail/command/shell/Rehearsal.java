package budgettrail.command.shell;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.Decision.Refused;
import budgettrail.command.line.LineState;
import budgettrail.command.line.Lines;
import budgettrail.event.line.LineId;
import budgettrail.log.Draft;
import budgettrail.log.Metadata;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterKey.Kind;
import budgettrail.log.RegisterRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The lines and the register as they would be, so that many commands are decided in order before
 * the first fact is recorded. States and rows are read a part at a time; what the register says of
 * the next part is looked up while one is decided.
 */
public final class Rehearsal {
    /** Commands whose states and rows are read together. */
    private static final int PART = 1_000;

    private final Function<Collection<LineId>, Map<LineId, Standing>> newest;
    private final EvidenceBook.Source register;
    private final EvidenceBook book;
    private final Map<LineId, Standing> standings = new HashMap<>();
    private final Map<LineId, Integer> uses = new HashMap<>();
    private @Nullable Expected expected;

    Rehearsal(
            Function<Collection<LineId>, Map<LineId, Standing>> newest,
            EvidenceBook.Source register) {
        this.newest = newest;
        this.register = register;
        this.book = new EvidenceBook(register);
    }

    /** What is told of each ruling. */
    public interface Listener {
        /**
         * The command at this index was decided so.
         *
         * @return whether to go on
         */
        boolean ruled(int index, Ruling ruling);

        /** Whether the command at this index is still to be decided, after those before it. */
        default boolean wants(int index) {
            return true;
        }
    }

    /** Lines that are being read. */
    private record Expected(Set<LineId> lines, Ahead<Map<LineId, Standing>> found) {}

    /**
     * Tells in order which lines the commands will be about, so that those of the first are read by
     * the time when they are decided. It waits for whoever holds them, so nobody who does may ask.
     */
    public void expect(Stream<LineId> lines) {
        var first = lines.limit(PART).collect(Collectors.toSet());
        expected = new Expected(first, Ahead.of(() -> newest.apply(first)));
    }

    /** Takes into account what is decided before, elsewhere. */
    public void learn(Draft draft) {
        book.add(draft);
    }

    /**
     * Decides all in order; what is refused changes nothing, and the others are decided without it.
     */
    public void decide(List<? extends Command> all, Circumstances by, Listener listener) {
        for (var command : all) {
            lines(command).forEach(line -> uses.merge(line, 1, Integer::sum));
        }
        learnExpected();
        var next = all.isEmpty() ? null : rows(part(all, 0));
        for (var from = 0; next != null; from += PART) {
            var rows = next;
            next = from + PART < all.size() ? rows(part(all, from + PART)) : null;
            book.turn(rows.keys(), rows.found().get());
            for (var index = from; index < Math.min(all.size(), from + PART); index++) {
                if (listener.wants(index) && !listener.ruled(index, decide(all.get(index), by))) {
                    return;
                }
            }
        }
    }

    private void learnExpected() {
        if (expected != null) {
            var found = expected.found().get();
            for (var line : expected.lines()) {
                standings.put(line, found.getOrDefault(line, Standing.UNOPENED));
            }
            expected = null;
        }
    }

    private static <C> List<C> part(List<C> all, int from) {
        return all.subList(from, Math.min(all.size(), from + PART));
    }

    private List<LineId> lines(Command command) {
        return command.lines(book.located(command));
    }

    /** What a part asks the register, and the answer on its way. */
    private record Rows(Set<RegisterKey> keys, Ahead<Map<RegisterKey, List<RegisterRow>>> found) {}

    /**
     * The rows of all of the part, as far as they can be named before the first of it is decided.
     */
    private Rows rows(List<? extends Command> part) {
        var unread = new HashSet<LineId>();
        part.forEach(command -> unread.addAll(lines(command)));
        unread.removeAll(standings.keySet());
        standings.putAll(newest.apply(unread));
        Set<RegisterKey> keys = new HashSet<>();
        for (var command : part) {
            keys.addAll(command.asks(states(lines(command)), book.located(command)));
        }
        return new Rows(keys, Ahead.of(() -> found(keys)));
    }

    /** A number that nobody has taken was never freed, so most of them are looked up once. */
    private Map<RegisterKey, List<RegisterRow>> found(Set<RegisterKey> keys) {
        var freed = new HashSet<RegisterKey>();
        var others = new HashSet<RegisterKey>();
        for (var key : keys) {
            (key.kind() == Kind.VOUCHER_FREED && keys.contains(taken(key)) ? freed : others)
                    .add(key);
        }
        var found = new HashMap<>(register.find(others));
        freed.removeIf(key -> !found.containsKey(taken(key)));
        found.putAll(register.find(freed));
        return found;
    }

    private static RegisterKey taken(RegisterKey freed) {
        return new RegisterKey(Kind.VOUCHER, freed.key());
    }

    private Lines states(List<LineId> ids) {
        if (ids.size() == 1) {
            return new Lines(Map.of(ids.getFirst(), state(ids.getFirst())));
        }
        var states = new HashMap<LineId, LineState>();
        ids.forEach(id -> states.put(id, state(id)));
        return new Lines(states);
    }

    private LineState state(LineId id) {
        return standings.getOrDefault(id, Standing.UNOPENED).state();
    }

    private Ruling decide(Command command, Circumstances by) {
        var located = book.located(command);
        var ids = command.lines(located);
        var lines = states(ids);
        var ruling =
                switch (command.decide(lines, book.asked(command, lines, located), by)) {
                    case Refused(var rejection) -> new Ruling.Refused(rejection);
                    case Accepted accepted ->
                            new Ruling.Facts(taken(accepted, by), command.opensIn(lines).isEmpty());
                };
        ids.forEach(this::release);
        return ruling;
    }

    private List<Decided> taken(Accepted accepted, Circumstances by) {
        var metadata = Metadata.by(by.actor());
        var facts = new ArrayList<Decided>(accepted.events().size());
        for (var index = 0; index < accepted.events().size(); index++) {
            var event = accepted.events().get(index);
            var standing =
                    standings
                            .getOrDefault(event.line(), Standing.UNOPENED)
                            .after(event, by.actor());
            standings.put(event.line(), standing);
            var fact = new Decided(event, standing.sequence(), accepted.rounds().get(index));
            book.add(fact.draft(metadata));
            facts.add(fact);
        }
        return facts;
    }

    /** A line nothing else touches is forgotten: 100,000 states are many. */
    private void release(LineId line) {
        if (uses.merge(line, -1, Integer::sum) == 0) {
            uses.remove(line);
            standings.remove(line);
        }
    }
}
