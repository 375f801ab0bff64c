package budgettrail.log.seal;

import budgettrail.log.ConnectionPool;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.Migration;
import budgettrail.log.axon.LogAutoConfiguration;
import budgettrail.log.watch.LogHealth;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.core.env.Environment;

/**
 * Seals the log. Key and witness are in the folder {@code budgettrail.seal.folder}; without one, in
 * {@code seal} in {@code budgettrail.var}, one folder for each log by the name that its database
 * says. Only a folder that is named finds a log of another name in its place. A bean of type {@link
 * SealFolder} comes before them.
 */
@AutoConfiguration(after = LogAutoConfiguration.class)
@ConditionalOnBean(EventLog.class) // Where there is a log of ours.
public class SealAutoConfiguration {
    private static final String FOLDER = "budgettrail.seal.folder";
    private static final int POOL = 6;
    private static final Duration WAIT = Duration.ofSeconds(5);
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(2);

    /** Connections of their own: nobody who records ever waits for them. */
    @Bean(defaultCandidate = false)
    @DependsOn("logDataSource") // It makes the tables of the log.
    HikariDataSource sealDataSource(DatabaseAccess access) {
        Migration.migrate(access, "seal");
        var config = ConnectionPool.of(access, "seal", POOL, WAIT, LONGEST_ANSWER);
        config.setMinimumIdle(1);
        config.setValidationTimeout(WAIT.toMillis()); // Nobody waits for it.
        config.addDataSourceProperty("options", "-c enable_seqscan=off -c lock_timeout=2s");
        return new HikariDataSource(config);
    }

    @Bean
    @ConditionalOnMissingBean
    SealFolder sealFolder(Environment settings, @Qualifier("sealDataSource") DataSource database)
            throws SQLException {
        var folder = settings.getProperty(FOLDER);
        if (folder != null) {
            return new SealFolder(Path.of(folder));
        }
        try (var connection = database.getConnection()) {
            var var = settings.getProperty("budgettrail.var", "var");
            return new SealFolder(Path.of(var, "seal", SealSql.name(connection)));
        }
    }

    @Bean
    WitnessGuard witnessGuard(@Qualifier("sealDataSource") DataSource database, SealFolder folder) {
        return WitnessGuard.of(database, folder);
    }

    @Bean(initMethod = "start")
    Sealer sealer(
            @Qualifier("sealDataSource") DataSource database,
            SealFolder folder,
            WitnessGuard guard,
            Clock clock) {
        return new Sealer(database, folder, guard, clock);
    }

    @Bean
    Verifications verifications(
            @Qualifier("sealDataSource") DataSource database, SealFolder folder) {
        return new Verifications(database, folder);
    }

    @Bean
    Receipts receipts(@Qualifier("sealDataSource") DataSource database, Sealer sealer) {
        return new Receipts(database, sealer);
    }

    @Bean
    SealedMoments sealedMoments(
            @Qualifier("sealDataSource") DataSource database, SealFolder folder, Sealer sealer) {
        return new SealedMoments(database, folder, sealer);
    }

    @Bean("seal")
    HealthIndicator sealHealth(
            @Qualifier("log") LogHealth log,
            Sealer sealer,
            WitnessGuard guard,
            Verifications verifications,
            Clock clock) {
        return new SealHealth(log, sealer, guard, verifications, clock);
    }

    @Bean(initMethod = "start")
    NightlyVerification nightlyVerification(Verifications verifications, Clock clock) {
        return new NightlyVerification(verifications, clock);
    }

    @Bean
    MeterBinder sealMeters(
            @Qualifier("log") LogHealth log, Sealer sealer, Verifications verifications) {
        return new SealMeters(log, sealer, verifications);
    }
}
