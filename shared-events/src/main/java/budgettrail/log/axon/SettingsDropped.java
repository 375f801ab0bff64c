package budgettrail.log.axon;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Connections without the settings that they were asked for with. No start is made on them: a node
 * that froze would hold the lock of the log for ever, and nobody would be told.
 */
final class SettingsDropped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SettingsDropped(String setting, String asked, String found) {
        super("%s is %s and not %s".formatted(setting, found, asked));
    }

    /** Asks once: settings are made for all connections in the same way. */
    static void refuse(DataSource database, String setting, String asked) {
        var found =
                JdbcClient.create(database)
                        .sql("SELECT current_setting(?)")
                        .param(setting)
                        .query(String.class)
                        .single();
        if (!found.equals(asked)) {
            throw new SettingsDropped(setting, asked, found);
        }
    }
}
