package budgettrail.query.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The first of what a query finds.
 *
 * @param all how many there are
 */
public record FirstFound<T>(List<T> found, long all) {
    /** Rows that the database hands over at a time: it keeps the others until they are wanted. */
    private static final int AT_ONCE = 1_000;

    /**
     * @param query says in each row how many there are, in the column {@code all_of_them}
     */
    public static <T> FirstFound<T> of(StatementSpec query, RowMapper<T> mapper) {
        var found = new ArrayList<T>();
        var all = new AtomicLong();
        query.withFetchSize(AT_ONCE)
                .query(
                        row -> {
                            all.setPlain(row.getLong("all_of_them"));
                            found.add(mapper.mapRow(row, found.size()));
                        });
        return new FirstFound<>(found, all.getPlain());
    }

    /** Whether these are all. */
    public boolean whole() {
        return found.size() == all;
    }
}
