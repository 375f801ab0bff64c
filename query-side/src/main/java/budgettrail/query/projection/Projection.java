package budgettrail.query.projection;

import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.log.UndecodableFact;
import budgettrail.log.axon.News;
import budgettrail.query.journal.Journal;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the log. A handler only gathers where facts are; all of a batch are read and written at
 * once, in the transaction that also stores the processor's token, so that no fact is posted twice
 * or never.
 */
@ProcessingGroup(Projection.NAME)
final class Projection {
    static final String NAME = "figures";

    private static final String GATHERED = "budgettrail.gathered";

    /** Facts read together. */
    private static final int PAGE = 1_000;

    private final EventLog log;
    private final JdbcTemplate database;
    private final TransactionTemplate apart;
    private volatile @Nullable Trouble trouble;

    /**
     * Why a batch could not be written.
     *
     * @param position where the views stood when they could not go on
     */
    private record Trouble(long position, Throwable why) {}

    Projection(EventLog log, JdbcTemplate database, PlatformTransactionManager transactions) {
        this.log = log;
        this.database = database;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @EventHandler
    void on(News news, UnitOfWork<?> unit) {
        List<News> gathered =
                unit.root()
                        .getOrComputeResource(
                                GATHERED,
                                _ -> {
                                    List<News> batch = new ArrayList<>();
                                    unit.root().onPrepareCommit(_ -> follow(batch));
                                    unit.root().afterCommit(_ -> log.followed(last(batch)));
                                    return batch;
                                });
        gathered.add(news);
    }

    /**
     * Why views that stand there do not go on, as far as it was tried here. Whoever has brought
     * them further, this node or another, has left the trouble behind.
     */
    Optional<Throwable> trouble(long position) {
        return Optional.ofNullable(trouble)
                .filter(last -> position <= last.position())
                .map(Trouble::why);
    }

    /** Whether the last batch that was tried here could not be written. */
    boolean failed() {
        return trouble != null;
    }

    private static long last(List<News> batch) {
        return batch.getLast().last();
    }

    private void follow(List<News> batch) {
        var after = batch.getFirst().after();
        var facts = new ArrayList<Recorded>();
        try {
            write(facts, after, last(batch));
            trouble = null;
        } catch (UndecodableFact stop) {
            var before = facts.isEmpty() ? after : facts.getLast().position();
            trouble = new Trouble(before, stop);
            throw stop;
        } catch (RuntimeException e) {
            trouble = new Trouble(after, e);
            throw e;
        }
    }

    /** Facts are gathered in the list as they are read. */
    private void write(List<Recorded> facts, long after, long last) {
        for (var read = after; read < last; read = facts.getLast().position()) {
            var passage = log.passageAfter(read, (int) Math.min(PAGE, last - read));
            facts.addAll(passage.facts());
            if (passage.stop() != null) {
                throw stopped(facts, passage.stop());
            }
            if (passage.facts().isEmpty()) {
                throw new IllegalStateException("The log has no fact after " + read);
            }
        }
        post(facts);
    }

    /**
     * Nothing after it may be written as if it were not there: the processor stops, and says so.
     * What stands before it is posted all the same, apart from the token, which stays behind: who
     * tries again passes over it.
     */
    private UndecodableFact stopped(List<Recorded> before, UndecodableFact stop) {
        if (!before.isEmpty()) {
            apart.executeWithoutResult(_ -> post(before));
        }
        return stop;
    }

    private void post(List<Recorded> facts) {
        database.execute(
                (ConnectionCallback<Boolean>)
                        (Connection connection) -> {
                            Journal.follow(connection, facts);
                            return true;
                        });
    }
}
