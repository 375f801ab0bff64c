package budgettrail.log;

import com.zaxxer.hikari.HikariConfig;
import java.time.Duration;

/**
 * What all pools of connections have in common. The role is the application's; the name is that of
 * the pool in the meters and of its sessions in PostgreSQL; a server that vanished is noticed.
 */
public final class ConnectionPool {
    private ConnectionPool() {}

    /**
     * A pool to be refined.
     *
     * @param patience how long a connection is waited for
     * @param longestAnswer how long an answer is waited for; it must be longer than any statement
     */
    public static HikariConfig of(
            DatabaseAccess access,
            String name,
            int size,
            Duration patience,
            Duration longestAnswer) {
        var config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(access.url());
        config.setUsername(access.applicationUser());
        config.setPassword(access.applicationPassword());
        config.setMaximumPoolSize(size);
        config.setConnectionTimeout(patience.toMillis());
        config.setValidationTimeout(patience.toMillis() / 2);
        config.addDataSourceProperty("ApplicationName", "budget-trail-" + name);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("socketTimeout", Long.toString(longestAnswer.toSeconds()));
        return config;
    }
}
