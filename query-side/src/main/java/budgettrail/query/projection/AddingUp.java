package budgettrail.query.projection;

import budgettrail.query.journal.Stretches;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Adds up the stretches of the journal that have become full, beside the projection: no figure
 * waits for it, and a past moment is right, if slower, while one is missing. It rests as long as it
 * has worked, so that after a rebuild it leaves room for others.
 */
@Component
final class AddingUp implements SmartInitializingSingleton, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AddingUp.class);
    private static final long LOOK_MS = 1_000;
    private static final long PATIENCE_S = 2;

    private final JdbcTemplate database;
    private final TransactionTemplate transaction;
    private final ScheduledThreadPoolExecutor clock =
            new ScheduledThreadPoolExecutor(
                    1, Thread.ofPlatform().name("adding-up").daemon().factory());
    private boolean away;

    AddingUp(
            @Qualifier("projectionDataSource") DataSource database,
            @Qualifier("projectionTransactions") PlatformTransactionManager transactions) {
        this.database = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(transactions);
        clock.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void afterSingletonsInstantiated() {
        later(LOOK_MS);
    }

    private void later(long millis) {
        clock.schedule(this::work, millis, TimeUnit.MILLISECONDS);
    }

    private void work() {
        var start = System.nanoTime();
        var wrote = false;
        try {
            wrote = writeNext();
        } finally {
            var took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (!clock.isShutdown()) {
                later(wrote ? took : LOOK_MS);
            }
        }
    }

    private boolean writeNext() {
        try {
            boolean wrote =
                    transaction.execute(
                            _ ->
                                    database.execute(
                                            (ConnectionCallback<Boolean>) Stretches::writeNext));
            away = false;
            return wrote;
        } catch (RuntimeException e) {
            if (!away && !clock.isShutdown()) {
                LOG.warn("The journal cannot be added up now; tried again each second", e);
            }
            away = true;
            return false;
        }
    }

    /** What is under way is ended, or else begins anew at the next start. */
    @Override
    public void close() {
        clock.shutdown();
        try {
            if (!clock.awaitTermination(PATIENCE_S, TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException hurry) {
            clock.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
