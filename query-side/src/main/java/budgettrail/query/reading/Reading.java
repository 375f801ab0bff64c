package budgettrail.query.reading;

import budgettrail.log.EventLog;
import budgettrail.query.reading.Remembered.Head;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.DependsOn;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens snapshots: whatever an answer is made of is read from one state of the database. */
@Component
@DependsOn("projectionDataSource") // It makes the tables.
public final class Reading {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(5);

    private static final String HEAD =
            "SELECT g.generation, coalesce(g.filled_by, 0), g.position FROM query.live JOIN"
                    + " query.generation g USING (generation)";

    private final EventLog log;
    private final Clock clock;
    private final JdbcClient database;
    private final TransactionTemplate transaction;
    private final Remembered remembered = new Remembered();
    private final LastSeen seen;

    @Autowired
    Reading(EventLog log, Clock clock, @Qualifier("dataSource") DataSource database) {
        this(log, clock, database, System::nanoTime);
    }

    Reading(EventLog log, Clock clock, DataSource database, LongSupplier nanos) {
        this.seen = new LastSeen(nanos);
        this.log = log;
        this.clock = clock;
        this.database = JdbcClient.create(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        transaction.setReadOnly(true);
        transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** The day in Asia/Shanghai. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(SHANGHAI));
    }

    /**
     * The same, remembered: asked again while the views stand as they are, it is answered again
     * without being read again.
     *
     * @param question what tells it from other questions, by equality: who sees how much, and every
     *     parameter but the moment
     */
    public <T extends Answer> T remembered(
            Object question, Class<T> type, Moment moment, Function<Snapshot, T> answer) {
        var today = today();
        var asOf = moment.asOf() == null ? today : moment.asOf();
        var asked = new AskedOn(today, question);
        Supplier<Remembered.Fresh> read =
                () ->
                        between(
                                moment.asOf(asOf),
                                moment.asOf(asOf),
                                (head, _, snapshot) ->
                                        new Remembered.Fresh(head, answer.apply(snapshot)));
        var known = seen.known();
        if (known.isPresent()) {
            var old = known.get().head();
            var there =
                    known.get().aging()
                            ? remembered.find(asked, asOf, moment, old)
                            : remembered.get(asked, asOf, moment, old, read);
            if (there != null) {
                return type.cast(there);
            }
        }
        var begun = seen.now();
        var head = head();
        var found = remembered.get(asked, asOf, moment, head, read);
        seen.saw(head, begun);
        return type.cast(found);
    }

    /** A question of one day: of later days another one sees more. */
    private record AskedOn(LocalDate today, Object question) {}

    /** What the question finds at the moment. */
    public <T> T at(Moment moment, Function<Snapshot, T> question) {
        return between(moment, moment, (_, snapshot) -> question.apply(snapshot));
    }

    /** What the question finds at two moments, in one state of the database. */
    public <T> T between(Moment from, Moment to, BiFunction<Snapshot, Snapshot, T> question) {
        return between(from, to, (_, then, now) -> question.apply(then, now));
    }

    /** A question that also asks how the views stand. */
    private interface Asked<T> {
        T of(Head head, Snapshot then, Snapshot now);
    }

    private <T> T between(Moment from, Moment to, Asked<T> question) {
        var known = known(to);
        var knownThen = from.equals(to) ? known : known(from);
        await(Math.max(needed(from, knownThen), needed(to, known)));
        var begun = seen.now();
        return Objects.requireNonNull(
                transaction.execute(
                        _ -> {
                            var head = head();
                            var found =
                                    question.of(
                                            head,
                                            snapshot(from, knownThen, head),
                                            snapshot(to, known, head));
                            seen.saw(head, begun);
                            return found;
                        }));
    }

    /** The last fact that counts. */
    private long known(Moment moment) {
        return switch (moment.known()) {
            case null -> Long.MAX_VALUE;
            case Moment.AtPosition(var position) -> position;
            case Moment.AtInstant(var instant) -> log.positionAt(instant);
        };
    }

    private Snapshot snapshot(Moment moment, long known, Head head) {
        var today = today();
        var asOf = moment.asOf() == null ? today : moment.asOf();
        var position = Math.min(known, head.position());
        return new Snapshot(database, head.generation(), head.position(), position, asOf, today);
    }

    /**
     * How far the views must have come: what was known in the past never changes, so as far as it
     * reaches.
     */
    private long needed(Moment moment, long known) {
        var settled = moment.known() == null ? 0 : Math.min(known, log.head());
        return Math.max(moment.minPosition(), settled);
    }

    private Head head() {
        return database.sql(HEAD)
                .query((row, _) -> new Head(row.getInt(1), row.getLong(2), row.getLong(3)))
                .single();
    }

    private void await(long position) {
        if (position <= 0 || head().position() >= position) {
            return;
        }
        if (log.head() < position) { // Nobody was told of it.
            throw behind(position);
        }
        var end = System.nanoTime() + PATIENCE.toNanos();
        do {
            if (System.nanoTime() > end) {
                throw behind(position);
            }
            LockSupport.parkNanos(LOOK_EVERY.toNanos());
        } while (head().position() < position);
    }

    private static ProblemException behind(long position) {
        return new ProblemException(
                Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "PROJECTION_BEHIND", position)
                        .withHeader(HttpHeaders.RETRY_AFTER, "1"));
    }
}
