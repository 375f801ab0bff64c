package budgettrail.standalone;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.seal.SealFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The embedded PostgreSQL, unless {@code budgettrail.database.url} names another than {@code
 * embedded}. Whoever needs the database needs its access, and so starts after it and stops before
 * it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(
        name = EmbeddedDatabaseConfiguration.ADDRESS,
        matchIfMissing = true,
        havingValue = EmbeddedDatabaseConfiguration.EMBEDDED)
class EmbeddedDatabaseConfiguration {
    static final String ADDRESS = "budgettrail.database.url";
    static final String EMBEDDED = "embedded";

    /** Whether the settings name no other database. */
    static boolean isMeant(Environment settings) {
        return settings.getProperty(ADDRESS, EMBEDDED).equalsIgnoreCase(EMBEDDED);
    }

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(
            @Value("${budgettrail.var:var}") String folder,
            @Value("${budgettrail.postgres-binaries:${budgettrail.var:var}/postgres-binaries}")
                    String binaries)
            throws IOException, SQLException {
        return EmbeddedDatabase.start(
                Path.of(folder).toAbsolutePath(), Path.of(binaries).toAbsolutePath());
    }

    /**
     * One folder for the one log that is here: a log of another name in its place is found by it.
     */
    @Bean
    SealFolder sealFolder(
            @Value("${budgettrail.seal.folder:${budgettrail.var:var}/seal}") String folder) {
        return new SealFolder(Path.of(folder));
    }

    @Bean
    DatabaseAccess databaseAccess(EmbeddedDatabase database) {
        return database.access();
    }
}
