package budgettrail.query.journal;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Statements on their way to the database. They go in the order given, all in one round trip: each
 * round trip costs the turn of two processes, however little it carries.
 */
final class Together {
    private static final IntConsumer UNCOUNTED = _ -> {};

    private final Connection connection;
    private final StringBuilder statements = new StringBuilder();
    private final List<Object> values = new ArrayList<>();
    private final List<IntConsumer> counts = new ArrayList<>();
    private boolean sent;

    Together(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** Whether the database was told anything yet. */
    boolean sent() {
        return sent;
    }

    void add(String statement, Object... parameters) {
        add(statement, List.of(parameters), UNCOUNTED);
    }

    /** Adds a statement. Whoever counts is told, once it is sent, how many rows it wrote. */
    void add(String statement, List<?> parameters, IntConsumer counted) {
        statements.append(statements.isEmpty() ? "" : ";").append(statement);
        values.addAll(parameters);
        counts.add(counted);
    }

    /** Sends what was added since. Throws what the database refuses, and forgets the rest. */
    void send() throws SQLException {
        if (counts.isEmpty()) {
            return;
        }
        sent = true;
        try (var statement = connection.prepareStatement(statements.toString())) {
            for (var index = 0; index < values.size(); index++) {
                statement.setObject(index + 1, values.get(index));
            }
            statement.execute();
            for (var counted : counts) {
                counted.accept(statement.getUpdateCount());
                statement.getMoreResults();
            }
        } finally {
            forget();
        }
    }

    private void forget() throws SQLException {
        for (var value : values) {
            if (value instanceof Array array) {
                array.free();
            }
        }
        statements.setLength(0);
        values.clear();
        counts.clear();
    }
}
