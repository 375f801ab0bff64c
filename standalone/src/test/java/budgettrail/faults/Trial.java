package budgettrail.faults;

import budgettrail.journey.Api;
import budgettrail.journey.RunningApplication;
import budgettrail.log.seal.SealCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A site, the journal of all its clients, and the check of everything that was recorded there. */
final class Trial implements AutoCloseable {
    private static final Duration TO_SETTLE = Duration.ofMillis(300);

    private static final String HEAD = "SELECT coalesce(max(position), 0) FROM log.event";

    private final Site site;
    private final ClientJournal journal;
    private final long seed;

    /**
     * What was seen to hold.
     *
     * @param late commands refused to one copy and recorded by another
     */
    record Report(
            long facts, long accepted, long refused, long late, Map<String, Integer> answers) {}

    Trial(Site site, long seed) {
        this.site = site;
        this.seed = seed;
        this.journal = new ClientJournal(Path.of("target", "faults", "journal-" + seed + ".jsonl"));
        var unit = Map.of("unit", "U", "effective", "2022-01-01", "nameZh", "局");
        var answer = api().post(Wire.OFFICER, "/api/v1/units", unit);
        if (answer.status() / 100 != 2) {
            throw new IllegalStateException(answer.toString());
        }
    }

    Site site() {
        return site;
    }

    ClientJournal journal() {
        return journal;
    }

    long seed() {
        return seed;
    }

    /** One of the nodes that are ready. */
    Api api() {
        for (var node = 0; node < Site.NODES; node++) {
            if (site.node(node).isReady()) {
                return site.api(node);
            }
        }
        throw new IllegalStateException("No node is ready");
    }

    /** Everything that was ever recorded or answered here; nobody is at work any more. */
    Report check() {
        try {
            return checkAll();
        } catch (Violation found) {
            throw found.of(seed);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Report checkAll() throws SQLException, IOException {
        settle();
        for (var complaint : journal.complaints()) {
            throw new Violation("answered", 0, "", complaint);
        }
        try (var connection = site.server().owner(site.database())) {
            var rows = LogRow.all(connection);
            OrderCheck.check(rows);
            var groups = RecordedGroup.of(rows);
            var model = new ModelCheck(groups, journal.intents());
            model.check();
            RegisterCheck.check(connection, rows);
            connection.setAutoCommit(true);
            var views = new ProjectionCheck(connection);
            views.awaitHead();
            views.check(model.standings());
            views.keep();
            Rebuilding.run(api());
            views.check(model.standings());
            views.compareWithKept();
            SealCheck.check(site.database(), RunningApplication.VAR);
            var refused = journal.intents().values().stream().filter(Intent::refused).count();
            return new Report(rows.size(), groups.size(), refused, model.late(), journal.answers());
        }
    }

    /** Tries that their clients gave up may still be at work for a moment. */
    private void settle() throws SQLException {
        try (var connection = site.server().owner(site.database());
                var statement = connection.createStatement()) {
            long before;
            var head = -1L;
            do {
                before = head;
                Patience.pause(TO_SETTLE);
                try (var row = statement.executeQuery(HEAD)) {
                    row.next();
                    head = row.getLong(1);
                }
            } while (head != before);
        }
    }

    @Override
    public void close() {
        journal.close();
        site.close();
    }
}
