package budgettrail.query.replay;

import budgettrail.query.journal.Generations;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Compares two generations as they are at one moment. Not for several threads at once, but for
 * {@link #cancel}.
 */
final class Comparing implements Callable<Found> {
    /**
     * It reads much once, beside all others: room for it, and no helpers. To compile a question
     * would take longer than to answer it.
     */
    private static final String MANNERS =
            "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;"
                    + " SET LOCAL work_mem = '64MB'; SET LOCAL max_parallel_workers_per_gather = 0;"
                    + " SET LOCAL jit = off";

    private static final String WITHOUT_LOOKING_UP = "SET LOCAL enable_nestloop = off";

    private final Connection connection;
    private final int live;
    private final Extent extent;
    private final long end;
    private final boolean now;
    private final List<Drift> first = new ArrayList<>();
    private long count;
    private volatile boolean cancelled;
    private volatile @Nullable PreparedStatement running;

    /**
     * @param connection of which nobody else makes use
     * @param live the generation that was live when it began
     * @param end the last fact that counts; the other generation holds no other
     * @param now whether what is read now is compared, or only what is read of the past
     */
    Comparing(Connection connection, int live, Extent extent, long end, boolean now) {
        this.connection = connection;
        this.live = live;
        this.extent = extent;
        this.end = end;
        this.now = now;
    }

    @Override
    public Found call() throws SQLException {
        connection.setAutoCommit(false);
        execute(MANNERS);
        if (extent.kind() != Extent.Kind.LINE) {
            execute(WITHOUT_LOOKING_UP);
        }
        if (Generations.live(connection) != live || Generations.position(connection, live) < end) {
            throw new IllegalStateException("What was live moved away meanwhile");
        }
        for (var question : new Questions(live, 1 - live, extent, end).all(now)) {
            ask(question);
        }
        connection.commit();
        return new Found(count, traced());
    }

    /** From any thread: what is under way ends soon, and no other question is asked after it. */
    void cancel() throws SQLException {
        cancelled = true;
        var statement = running;
        if (statement != null) {
            statement.cancel();
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void ask(Questions.Question question) throws SQLException {
        try (var statement = connection.prepareStatement(question.sql())) {
            running = statement;
            if (cancelled) {
                throw new IllegalStateException("The comparison was cancelled");
            }
            for (var index = statement.getParameterMetaData().getParameterCount();
                    index > 0;
                    index--) {
                statement.setString(index, Objects.requireNonNull(extent.key()));
            }
            try (var rows = statement.executeQuery()) {
                var all = 0L;
                while (rows.next()) {
                    all = rows.getLong("count");
                    first.add(Replays.drift(question.kept(), rows));
                }
                count += all;
            }
        } finally {
            running = null;
        }
    }

    /** The first of all. Sums differ from the first posting on that does. */
    private List<Drift> traced() {
        var postings = first.stream().filter(it -> it.kept() == Kept.JOURNAL).toList();
        return first.stream()
                .sorted(Drift.ORDER)
                .limit(Drift.MOST)
                .map(it -> it.position() == null ? it.from(since(it, postings)) : it)
                .toList();
    }

    private static @Nullable Long since(Drift sum, List<Drift> postings) {
        return postings.stream()
                .filter(sum::sums)
                .map(Drift::position)
                .filter(Objects::nonNull)
                .min(Long::compare)
                .orElse(null);
    }
}
