package budgettrail.command.importing;

import budgettrail.command.reference.UnitsAboveTurn;
import budgettrail.command.shell.BulkDesk;
import budgettrail.command.shell.CommandDesk;
import budgettrail.log.ConnectionPool;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.watch.LogHealth;
import budgettrail.web.problem.LargeBodies;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the imports together. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {
    private static final int AT_ONCE = 4;
    private static final Duration WAIT = Duration.ofSeconds(2);
    private static final Duration LOOK_EVERY = Duration.ofMinutes(1);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    /**
     * A connection for each import under way, which holds the lock of its year: as many as there
     * are run at once, and no page waits for one.
     */
    @Bean(defaultCandidate = false)
    HikariDataSource importDataSource(DatabaseAccess access) {
        var config = ConnectionPool.of(access, "imports", AT_ONCE, WAIT, LONGEST_ANSWER);
        config.setMinimumIdle(0);
        return new HikariDataSource(config);
    }

    @Bean
    @DependsOn("stateRows") // It makes the tables.
    ImportJobs importJobs(DataSource dataSource) {
        return new ImportJobs(JdbcClient.create(dataSource));
    }

    @Bean
    LargeBodies files() {
        return new LargeBodies("/api/v1/imports/");
    }

    @Bean
    Importing importing(
            CommandDesk desk,
            BulkDesk bulk,
            EventLog log,
            UnitsAboveTurn turn,
            ImportJobs jobs,
            @Qualifier("importDataSource") DataSource locks,
            Clock clock) {
        return new Importing(desk, bulk, log, turn, jobs, new YearLock(locks), clock);
    }

    @Bean
    Resumption resumption(Importing importing) {
        return new Resumption(importing, LOOK_EVERY);
    }

    @Bean
    ImportMeters importMeters(@Qualifier("log") LogHealth log, ImportJobs jobs) {
        return new ImportMeters(log.onlyIfThere(() -> jobs.unfinished().size()));
    }
}
