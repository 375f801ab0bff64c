package budgettrail.command.importing;

import budgettrail.command.shell.BulkDesk;
import budgettrail.command.shell.CommandDesk;
import budgettrail.log.EventLog;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the imports together, and ends the unfinished ones once the application is ready. */
@Configuration(proxyBeanMethods = false)
class ImportConfiguration {

    @Bean
    @DependsOn("stateRows") // It makes the tables.
    ImportJobs importJobs(DataSource dataSource) {
        return new ImportJobs(JdbcClient.create(dataSource));
    }

    @Bean
    Importing importing(
            CommandDesk desk,
            BulkDesk bulk,
            EventLog log,
            ImportJobs jobs,
            DataSource dataSource,
            Clock clock) {
        return new Importing(desk, bulk, log, jobs, new YearLock(dataSource), clock);
    }

    @Bean
    Resumption resumption(Importing importing) {
        return new Resumption(importing);
    }

    /** Goes on with what was cut off, beside the requests that come in. */
    static final class Resumption {
        private final Importing importing;

        Resumption(Importing importing) {
            this.importing = importing;
        }

        @EventListener(ApplicationReadyEvent.class)
        void resume() {
            Thread.ofVirtual().name("imports").start(importing::resume);
        }
    }
}
