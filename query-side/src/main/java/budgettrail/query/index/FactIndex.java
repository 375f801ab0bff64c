package budgettrail.query.index;

import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.log.UndecodableFact;
import budgettrail.query.index.Tail.Seen;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds facts: in the segments, and behind the last of them in the log itself. */
public final class FactIndex {
    private static final int FIRST_LOOK = 1;
    private static final int GROWS = 4;
    private static final int MOST_AT_ONCE = 32;

    private final EventLog log;
    private final JdbcClient database;
    private final Segments segments;
    private final Entries entries;
    private final Tail tail;
    private final TransactionTemplate transaction;

    FactIndex(EventLog log, DataSource database) {
        this.log = log;
        this.database = JdbcClient.create(database);
        this.segments = new Segments(this.database);
        this.entries = new Entries(log, this.database);
        this.tail = new Tail(entries);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The facts that meet all conditions, as far as the index knows the log. */
    public Hits find(FactQuery query) {
        return reading((stored, seen) -> find(query, stored, seen));
    }

    private <T> T reading(BiFunction<Long, Seen, T> question) {
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            var stored = segments.standing().last();
                            return question.apply(stored, tail.behind(stored));
                        }));
    }

    private Hits find(FactQuery query, long stored, Seen seen) {
        var behind = Math.max(0, Math.min(query.through(), log.head()) - seen.through());
        var collector = new Hits.Collector(query);
        if (query.oldestFirst()) {
            lookThrough(query, stored, collector);
            look(query, seen.entries(), collector);
        } else {
            look(query, seen.entries().reversed(), collector);
            lookThrough(query, stored, collector);
        }
        return collector.hits(Math.min(query.through(), seen.through()), behind);
    }

    private static void look(FactQuery query, List<FactEntry> some, Hits.Collector collector) {
        for (var entry : some) {
            if (collector.isFull()) {
                return;
            }
            if (entry.position() <= query.through() && Condition.allHold(query.all(), entry)) {
                collector.take(entry.position());
            }
        }
    }

    private void lookThrough(FactQuery query, long stored, Hits.Collector collector) {
        var numbers = numbers(query, stored);
        var scan = new Scan(segments, query.all());
        var atOnce = FIRST_LOOK;
        for (var from = 0; from < numbers.size() && !collector.isFull(); ) {
            var some = numbers.subList(from, Math.min(numbers.size(), from + atOnce));
            var rows = scan.of(some);
            for (var number : some) {
                take(query, number, rows, collector);
            }
            from += some.size();
            atOnce = Math.min(MOST_AT_ONCE, atOnce * GROWS);
        }
    }

    /** Of the segments that can hold what is looked for, in the order asked for. */
    private static List<Integer> numbers(FactQuery query, long stored) {
        var first = (int) ((query.first() - 1) / Segment.SIZE);
        var last = Math.min(query.last(), stored);
        if (last < query.first()) {
            return List.of();
        }
        var numbers =
                new ArrayList<>(
                        IntStream.rangeClosed(first, (int) ((last - 1) / Segment.SIZE))
                                .boxed()
                                .toList());
        if (!query.oldestFirst()) {
            Collections.reverse(numbers);
        }
        return numbers;
    }

    private static void take(
            FactQuery query, int number, Map<Integer, BitSet> found, Hits.Collector collector) {
        var rows = found.get(number);
        if (rows == null) {
            return;
        }
        var first = Segment.firstOf(number);
        var forward = query.oldestFirst();
        var at = forward ? rows.nextSetBit(0) : rows.previousSetBit(Segment.SIZE);
        while (at >= 0 && !collector.isFull()) {
            if (first + at <= query.through()) {
                collector.take(first + at);
            }
            at = forward ? rows.nextSetBit(at + 1) : rows.previousSetBit(at - 1);
        }
    }

    /** How far the log is known. */
    public long through() {
        return reading((_, seen) -> seen.through());
    }

    /** The facts at these positions as the log has them now, with what they are found by. */
    public List<Found> facts(List<Long> positions) {
        return reading((_, seen) -> facts(positions, seen));
    }

    private List<Found> facts(List<Long> positions, Seen seen) {
        if (positions.stream().anyMatch(position -> position > seen.through())) {
            throw behind(); // It is being made anew.
        }
        var recorded = new HashMap<Long, Recorded>();
        read(positions).forEach(fact -> recorded.put(fact.position(), fact));
        var lines = new LineUnits();
        lines.load(database, Entries.linesOf(List.copyOf(recorded.values())));
        seen.described().forEach(lines::add);
        return positions.stream()
                .map(
                        position -> {
                            var fact = recorded.get(position);
                            return fact == null
                                    ? new Found(position, null, null)
                                    : new Found(position, fact, entries.entry(fact, lines));
                        })
                .toList();
    }

    /** It does not know so much of the log yet. */
    public static ProblemException behind() {
        return new ProblemException(
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "SEARCH_BEHIND")
                        .withHeader(HttpHeaders.RETRY_AFTER, "2"));
    }

    /** Those that there are and that can be decoded. */
    private List<Recorded> read(Collection<Long> positions) {
        try {
            return log.at(positions);
        } catch (UndecodableFact somewhere) {
            return positions.stream().flatMap(position -> one(position).stream()).toList();
        }
    }

    private List<Recorded> one(long position) {
        try {
            return log.at(List.of(position));
        } catch (UndecodableFact changed) {
            return List.of();
        }
    }
}
