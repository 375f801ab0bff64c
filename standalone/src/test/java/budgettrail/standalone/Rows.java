package budgettrail.standalone;

import budgettrail.log.DatabaseAccess;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A table that counts what was written into it. */
final class Rows {
    private Rows() {}

    static void write(DatabaseAccess access) throws SQLException {
        try (var connection = owner(access);
                var statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA IF NOT EXISTS trial");
            statement.execute("CREATE TABLE IF NOT EXISTS trial.written (at timestamptz)");
            statement.execute("INSERT INTO trial.written VALUES (now())");
        }
    }

    static long count(DatabaseAccess access) throws SQLException {
        return Long.parseLong(ask(access, "SELECT count(*) FROM trial.written"));
    }

    static String ask(DatabaseAccess access, String query) throws SQLException {
        try (var connection = owner(access);
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    static Connection owner(DatabaseAccess access) throws SQLException {
        return DriverManager.getConnection(
                access.url(), access.ownerUser(), access.ownerPassword());
    }
}
