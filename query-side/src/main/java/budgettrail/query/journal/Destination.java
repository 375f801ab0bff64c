package budgettrail.query.journal;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Where rows go: into one generation, in the transaction of the connection.
 *
 * @param unread nobody else reads or writes it, so rows are copied in without a look at what is
 *     there; where they meet something all the same, the facts are not as they should be
 */
record Destination(Together together, int generation, boolean unread) {
    /** A generation that may be followed while it is written. */
    static Destination followed(Connection connection, int generation) {
        return new Destination(new Together(connection), generation, false);
    }

    static Destination unread(Connection connection, int generation) {
        return new Destination(new Together(connection), generation, true);
    }

    /** Sends what is on its way. */
    void send() throws SQLException {
        together.send();
    }
}
