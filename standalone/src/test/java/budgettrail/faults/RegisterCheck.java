package budgettrail.faults;

import budgettrail.log.Draft;
import budgettrail.log.Register;
import budgettrail.log.RegisterKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;

/** The register holds what follows from the facts, no more and no less. */
final class RegisterCheck {
    private record Row(int kind, String key, int round) {}

    private RegisterCheck() {}

    static void check(Connection connection, List<LogRow> rows) throws SQLException {
        var expected = new HashMap<Row, LogRow>();
        for (var row : rows) {
            for (var claim :
                    Register.rowsOf(new Draft(row.sequence(), row.fact(), row.metadata()))) {
                var one = new Row(claim.key().kind().number(), claim.key().key(), claim.round());
                var known = expected.putIfAbsent(one, row);
                var sameCommand =
                        claim.key().kind() == RegisterKey.Kind.IDEMPOTENCY
                                && known != null
                                && known.key().equals(row.key());
                if (known != null && !sameCommand) {
                    throw new Violation("taken twice", row.position(), row.key(), one);
                }
            }
        }
        var found = new HashSet<Row>();
        try (var statement = connection.createStatement();
                var all = statement.executeQuery("SELECT kind, key, round FROM log.register")) {
            while (all.next()) {
                found.add(new Row(all.getInt(1), all.getString(2), all.getInt(3)));
            }
        }
        expected.forEach(
                (one, row) -> {
                    if (!found.remove(one)) {
                        throw new Violation("not registered", row.position(), row.key(), one);
                    }
                });
        if (!found.isEmpty()) {
            throw new Violation("registered without a fact", 0, "", found.iterator().next());
        }
    }
}
