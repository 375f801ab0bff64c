package budgettrail.log.axon;

import budgettrail.log.ConnectionPool;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.LogWatch;
import budgettrail.log.Migration;
import budgettrail.log.WriteGuard;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/**
 * The database, the log on it, and the log as Axon's event store. The settings are {@code
 * budgettrail.database.url}, {@code .owner.user}, {@code .owner.password}, {@code
 * .application.user}, {@code .application.password}; a bean of type {@link DatabaseAccess} (an
 * embedded PostgreSQL) comes before them.
 */
@AutoConfiguration(
        beforeName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration"
        })
public class LogAutoConfiguration {
    /** How long a request waits for a connection before it is told that there is none. */
    private static final Duration WAIT = Duration.ofSeconds(2);

    private static final int POOL = 10;
    private static final int LOG_POOL = 6;
    private static final String LOCK_TIMEOUT = "2s";
    private static final String IDLE_TIMEOUT = "idle_in_transaction_session_timeout";
    private static final String LONGEST_IDLE = "10s";
    private static final String LONGEST_READ = "30s";
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    @Bean
    @ConditionalOnMissingBean
    DatabaseAccess databaseAccess(Environment settings) {
        return new DatabaseAccess(
                settings.getRequiredProperty("budgettrail.database.url"),
                settings.getRequiredProperty("budgettrail.database.owner.user"),
                settings.getRequiredProperty("budgettrail.database.owner.password"),
                settings.getRequiredProperty("budgettrail.database.application.user"),
                settings.getRequiredProperty("budgettrail.database.application.password"));
    }

    /** Days are those of the treasury, wherever the server stands. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(ZoneId.of("Asia/Shanghai"));
    }

    /**
     * Everything but the log: views, jobs, pages. What takes longer than anybody waits for is
     * ended: it would keep a connection from the others. No statement is compiled first: the cost
     * that the planner fears is seldom paid, and compiling takes longer than most pages do.
     */
    @Bean
    @Primary
    HikariDataSource dataSource(DatabaseAccess access) {
        return pool("views", access, POOL, " -c jit=off -c statement_timeout=" + LONGEST_READ);
    }

    /**
     * The log alone, so that slow reads elsewhere never keep a decision from being written. What it
     * is asked is found by keys, however many: to plan it anew each time costs more than it gains,
     * and a plan made while the log was small must do for a large one.
     */
    @Bean(defaultCandidate = false)
    HikariDataSource logDataSource(DatabaseAccess access) {
        Migration.migrate(access, "log");
        var pool =
                pool(
                        "log",
                        access,
                        LOG_POOL,
                        " -c plan_cache_mode=force_generic_plan -c enable_seqscan=off");
        SettingsDropped.refuse(pool, IDLE_TIMEOUT, LONGEST_IDLE);
        return pool;
    }

    @Bean
    EventLog eventLog(
            @Qualifier("logDataSource") DataSource logDataSource,
            ObjectProvider<LogWatch> watch,
            ObjectProvider<WriteGuard> guard) {
        return new EventLog(
                logDataSource,
                watch.getIfAvailable(() -> LogWatch.NOBODY),
                guard.getIfAvailable(() -> WriteGuard.NONE));
    }

    @Bean
    EventStorageEngine eventStorageEngine(EventLog log, ObjectProvider<Snapshots> snapshots) {
        return new LogStorageEngine(log, snapshots.getIfAvailable(() -> Snapshots.NONE));
    }

    /** For those who follow the log. */
    @Bean
    LogSource logSource(EventLog log, EventStorageEngine engine) {
        return new LogSource(log, engine);
    }

    @Bean
    EventStore eventStore(EventStorageEngine engine) {
        return new LogEventStore(engine);
    }

    private static HikariDataSource pool(
            String name, DatabaseAccess access, int size, String options) {
        var config = ConnectionPool.of(access, name, size, WAIT, LONGEST_ANSWER);
        config.addDataSourceProperty("reWriteBatchedInserts", "true");
        // A frozen node must not hold the lock of the log for ever, nor others wait for it long.
        config.addDataSourceProperty(
                "options",
                "-c %s=%s -c lock_timeout=%s".formatted(IDLE_TIMEOUT, LONGEST_IDLE, LOCK_TIMEOUT)
                        + options);
        return new HikariDataSource(config);
    }
}
