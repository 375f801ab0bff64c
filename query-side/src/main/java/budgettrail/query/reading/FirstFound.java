package budgettrail.query.reading;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The first of what a query finds.
 *
 * @param held as many of them as there is room for
 * @param all how many there are
 */
public record FirstFound<T>(Held<T> held, long all) {
    /** Rows that the database hands over at a time: it keeps the others until they are wanted. */
    public static final int AT_ONCE = 1_000;

    /** The long texts of a row. */
    @FunctionalInterface
    public interface Texts<T> {
        @Nullable String[] of(T row);
    }

    /** Of rows without long texts. */
    public static <T> FirstFound<T> of(StatementSpec query, RowMapper<T> mapper) {
        return of(query, mapper, _ -> new String[0]);
    }

    /**
     * @param query says in each row how many there are, in the column {@code all_of_them}
     */
    public static <T> FirstFound<T> of(StatementSpec query, RowMapper<T> mapper, Texts<T> texts) {
        var held = new Held<T>();
        var all = new AtomicLong();
        query.withFetchSize(AT_ONCE)
                .query(
                        row -> {
                            all.setPlain(row.getLong("all_of_them"));
                            var found = mapper.mapRow(row, held.rows().size());
                            held.add(found, texts.of(found));
                        });
        return new FirstFound<>(held, all.getPlain());
    }

    public List<T> found() {
        return held.rows();
    }

    /** Whether these are all. */
    public boolean whole() {
        return found().size() == all;
    }
}
