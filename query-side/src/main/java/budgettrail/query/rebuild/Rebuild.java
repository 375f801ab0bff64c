package budgettrail.query.rebuild;

import budgettrail.log.EventLog;
import budgettrail.log.job.Aside;
import budgettrail.log.job.Guard;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Makes all views anew from the log, in the generation that is not live, while the live one is read
 * and followed; then the new one becomes the live one in a moment in which no processor can write.
 * One at a time, on whichever node it was asked for.
 */
@Component
public final class Rebuild {
    private static final String NOBODY = "system";

    /**
     * What was done.
     *
     * @param generation the generation that is live now
     * @param position the last fact it held when it became so
     */
    public record Outcome(int generation, long position, Duration took) {}

    private final EventLog log;
    private final DataSource database;
    private final Rebuilds rebuilds;
    private final Aside aside = new Aside("rebuild");

    Rebuild(EventLog log, @Qualifier("projectionDataSource") DataSource database) {
        this.log = log;
        this.database = database;
        this.rebuilds = new Rebuilds(JdbcClient.create(database));
    }

    /** Runs to the end, or not at all if another rebuild is running on any node. */
    public Optional<Outcome> run() {
        return begin(NOBODY).map(RunningRebuild::run);
    }

    /** Runs from now on; not if another rebuild is running on any node. */
    boolean start(String by) {
        var begun = begin(by);
        begun.ifPresent(rebuild -> aside.start(rebuild::runAside));
        return begun.isPresent();
    }

    /** Why there can be none now, as the code of a problem. */
    String occupied() {
        return Fillers.occupied(JdbcClient.create(database));
    }

    /** Whether a replay keeps one from beginning. */
    boolean replaying() {
        return Fillers.replaying(JdbcClient.create(database));
    }

    /** Why the running one can be neither ended nor paused, as the code of a problem. */
    String settled() {
        return progress().filter(it -> it.running() && it.live()).isPresent()
                ? "REBUILD_LIVE"
                : "NO_REBUILD_RUNNING";
    }

    /** Asks the running one to end, on whichever node it is; whether there is one. */
    boolean cancel(String by) {
        return rebuilds.cancel(by);
    }

    /** Lets the running one rest, on whichever node it is; whether there is one. */
    boolean pause(String by) {
        return rebuilds.pause(by);
    }

    /** Lets it go on; whether there is one. */
    boolean resume() {
        return rebuilds.resume();
    }

    /** The running or else the last one. */
    Optional<ToldRebuild> progress() {
        return rebuilds.last();
    }

    private Optional<RunningRebuild> begin(String by) {
        return Fillers.guard(database).map(guard -> begin(by, guard));
    }

    private RunningRebuild begin(String by, Guard guard) {
        try {
            var job = rebuilds.begin(by, log.head());
            return new RunningRebuild(guard, job, log, database, rebuilds, aside::stopping);
        } catch (RuntimeException e) {
            guard.close();
            throw e;
        }
    }

    @PreDestroy
    void stop() {
        aside.close();
    }
}
