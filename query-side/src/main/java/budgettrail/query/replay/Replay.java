package budgettrail.query.replay;

import budgettrail.log.EventLog;
import budgettrail.log.job.Aside;
import budgettrail.log.job.Guard;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.rebuild.Fillers;
import budgettrail.query.replay.ToldReplay.Phase;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Posts facts once more, as whoever follows the log does, into the generation that is not live;
 * compares it with the live one as known at the same position, and empties it. Nothing that is read
 * changes. Of all that fill that generation, one at a time on any node.
 */
@Component
final class Replay {
    private static final String NIGHT = "system";

    private final EventLog log;
    private final Reading reading;
    private final DataSource database;
    private final Replays replays;
    private final Aside aside = new Aside("replay");

    Replay(EventLog log, Reading reading, @Qualifier("projectionDataSource") DataSource database) {
        this.log = log;
        this.reading = reading;
        this.database = database;
        this.replays = new Replays(JdbcClient.create(database));
    }

    /**
     * Runs from now on; not if anything else fills the generation.
     *
     * @param knownAt up to when; none: everything that is read now
     */
    boolean start(String by, Extent extent, @Nullable String knownAt) {
        var snapshot = reading.at(Moment.of(null, knownAt, null), it -> it);
        requireFacts(extent, snapshot.position());
        if (snapshot.past() && snapshot.position() == 0) {
            throw new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "NOTHING_KNOWN"));
        }
        var begun =
                Fillers.guard(database).map(guard -> begin(guard, by, extent, knownAt, snapshot));
        begun.ifPresent(aside::start);
        return begun.isPresent();
    }

    /** The same of everything, as it is done each night; not if another node has done it. */
    boolean startOfTheNight() {
        return !replays.wasOf(NIGHT) && start(NIGHT, Extent.ALL, null);
    }

    private Runnable begin(
            Guard guard, String by, Extent extent, @Nullable String knownAt, Snapshot snapshot) {
        try {
            var job = replays.begin(by, extent, knownAt, snapshot.position());
            var order = new Replaying.Order(job, extent, snapshot.position(), !snapshot.past());
            return new RunningReplay(guard, order, log, database, replays, aside::stopping);
        } catch (RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    /** What nothing is known of is refused: to find no difference there would say nothing. */
    private void requireFacts(Extent extent, long end) {
        var line = extent.line();
        if (line != null && !log.hasFacts(line.toString(), end)) {
            throw unknown("UNKNOWN_BUDGET_LINE", line);
        }
        var year = extent.year();
        if (line == null && year != null && !log.hasFacts(year.value(), end)) {
            throw unknown("UNKNOWN_FISCAL_YEAR", year.value());
        }
    }

    private static ProblemException unknown(String code, Object what) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, code, what.toString()));
    }

    /** Why there can be none now, as the code of a problem. */
    String occupied() {
        return Fillers.occupied(JdbcClient.create(database));
    }

    /** Whether a rebuild keeps one from beginning. */
    boolean rebuilding() {
        return Fillers.rebuilding(JdbcClient.create(database));
    }

    /** Why the running one can be neither ended nor paused, as the code of a problem. */
    String settled() {
        return last().filter(it -> it.running() && it.phase() == Phase.CLEARING).isPresent()
                ? "REPLAY_CLEARING"
                : "NO_REPLAY_RUNNING";
    }

    /** Asks the running one to end, on whichever node it is; whether there is one. */
    boolean cancel(String by) {
        return replays.cancel(by);
    }

    /** Lets the running one rest, on whichever node it is; whether there is one. */
    boolean pause(String by) {
        return replays.pause(by);
    }

    /** Lets it go on; whether there is one. */
    boolean resume() {
        return replays.resume();
    }

    /** The running or else the last one. */
    Optional<ToldReplay> last() {
        return replays.last();
    }

    /**
     * The last one that says something of what is read now: that found something, or that found
     * nothing in everything. One of a part that found nothing takes nothing back.
     */
    Optional<ToldReplay> telling() {
        return replays.telling();
    }

    /** The last one of everything that came to its end. */
    Optional<ToldReplay> whole() {
        return replays.whole();
    }

    Optional<ToldReplay> numbered(long job) {
        return replays.numbered(job);
    }

    /** Past ones, the newest first, without their differences. */
    List<ToldReplay> before(long job, int limit) {
        return replays.before(job, limit);
    }

    @PreDestroy
    void stop() {
        aside.close();
    }
}
