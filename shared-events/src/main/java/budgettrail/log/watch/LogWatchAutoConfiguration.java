package budgettrail.log.watch;

import budgettrail.log.axon.LogAutoConfiguration;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;

/** The figures and the health of the log, for whoever operates it. */
@AutoConfiguration(before = LogAutoConfiguration.class)
public class LogWatchAutoConfiguration {
    @Bean
    LogMeters logMeters(ObjectProvider<MeterRegistry> meters) {
        return new LogMeters(meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean("log")
    LogHealth logHealth(@Qualifier("logDataSource") DataSource database) {
        return new LogHealth(database);
    }

    @Bean("logWriting")
    HealthIndicator logWritingHealth(
            LogHealth log, LogMeters meters, @Qualifier("logDataSource") DataSource database) {
        return new LogWritingHealth(log, meters::last, database);
    }

    @Bean("migrations")
    HealthIndicator migrationHealth(
            LogHealth log, @Qualifier("logDataSource") DataSource database) {
        return new MigrationHealth(log, database);
    }
}
