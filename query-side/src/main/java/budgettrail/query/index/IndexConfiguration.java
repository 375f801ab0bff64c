package budgettrail.query.index;

import budgettrail.log.ConnectionPool;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.Migration;
import budgettrail.log.watch.LogHealth;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;

/** The index of facts, with connections of its own. */
@Configuration(proxyBeanMethods = false)
class IndexConfiguration {
    private static final int POOL = 4;
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    /**
     * A search that is slow keeps nobody but searches waiting. Nothing waits for the disk: segments
     * can be made again; and what leaves the memory of PostgreSQL goes to the disk at once, as that
     * of the views does.
     */
    @Bean(defaultCandidate = false)
    @DependsOn("logDataSource") // It makes the tables of the log.
    HikariDataSource searchDataSource(DatabaseAccess access) {
        Migration.migrate(access, "search");
        return pool(access);
    }

    static HikariDataSource pool(DatabaseAccess access) {
        var config = ConnectionPool.of(access, "search", POOL, WAIT, LONGEST_ANSWER);
        config.setMinimumIdle(1);
        config.addDataSourceProperty(
                "options",
                "-c synchronous_commit=off -c backend_flush_after=256kB -c enable_seqscan=off -c"
                        + " jit=off -c statement_timeout=30s -c lock_timeout=2s -c"
                        + " idle_in_transaction_session_timeout=60s");
        return new HikariDataSource(config);
    }

    @Bean
    FactIndex factIndex(EventLog log, @Qualifier("searchDataSource") DataSource database) {
        return new FactIndex(log, database);
    }

    @Bean(initMethod = "start")
    Indexer indexer(EventLog log, @Qualifier("searchDataSource") DataSource database) {
        return new Indexer(log, database);
    }

    @Bean("search")
    HealthIndicator searchHealth(@Qualifier("log") LogHealth log, Indexer indexer) {
        return new IndexHealth(log, indexer);
    }

    @Bean
    MeterBinder indexMeters(
            @Qualifier("log") LogHealth health,
            EventLog log,
            @Qualifier("searchDataSource") DataSource database) {
        return new IndexMeters(health, log, database);
    }
}
