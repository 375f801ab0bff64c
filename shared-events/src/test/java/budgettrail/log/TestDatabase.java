package budgettrail.log;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL for tests: one server a JVM, a fresh database with both roles for whoever asks.
 */
public final class TestDatabase {
    private static final EmbeddedPostgres SERVER = start();
    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Map<List<String>, DatabaseAccess> MIGRATED = new HashMap<>();

    private TestDatabase() {}

    /** A new, empty database: nothing migrated yet. */
    public static DatabaseAccess fresh() {
        return create("");
    }

    /** A new database with all that is in the other, to which nobody may be connected. */
    public static DatabaseAccess copyOf(DatabaseAccess other) {
        return create(" TEMPLATE " + other.url().substring(other.url().lastIndexOf('/') + 1));
    }

    private static DatabaseAccess create(String from) {
        var name = "test" + COUNT.incrementAndGet();
        try (var connection = SERVER.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name + " OWNER owner" + from);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        var url = "jdbc:postgresql://localhost:" + SERVER.getPort() + "/" + name;
        return new DatabaseAccess(url, "owner", "owner", "application", "application");
    }

    /** A new database with the log's schema in it. */
    public static DatabaseAccess withLog() {
        return with("log");
    }

    /**
     * A new database with these schemas, which are migrated once and then copied: that is quicker.
     * The seal's is for the application, since each log gets a name of its own there.
     */
    public static DatabaseAccess with(String... schemas) {
        return copyOf(migrated(List.of(schemas)));
    }

    private static synchronized DatabaseAccess migrated(List<String> schemas) {
        return MIGRATED.computeIfAbsent(
                schemas,
                _ -> {
                    var access = fresh();
                    schemas.forEach(schema -> Migration.migrate(access, schema));
                    return access;
                });
    }

    /** Connections of the application's role. */
    public static DataSource application(DatabaseAccess access) {
        return connections(access.url(), access.applicationUser(), access.applicationPassword());
    }

    /** Connections of the owner, for looking and for damage. */
    public static DataSource owner(DatabaseAccess access) {
        return connections(access.url(), access.ownerUser(), access.ownerPassword());
    }

    private static DataSource connections(String url, String user, String password) {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    private static EmbeddedPostgres start() {
        try {
            var server =
                    EmbeddedPostgres.builder()
                            .setServerConfig("fsync", "on")
                            .setServerConfig("synchronous_commit", "on")
                            .setServerConfig("max_connections", "200")
                            .setServerConfig("scram_iterations", "1") // for each connection
                            .setLocaleConfig("locale", "C.UTF-8")
                            .start();
            try (var connection = server.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE ROLE owner LOGIN PASSWORD 'owner'");
                statement.execute("CREATE ROLE application LOGIN PASSWORD 'application'");
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
