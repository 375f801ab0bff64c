package budgettrail.query.reading;

import java.util.List;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/**
 * The first of what a query finds.
 *
 * @param all how many there are
 */
public record FirstFound<T>(List<T> found, long all) {
    private record Counted<T>(T found, long all) {}

    /**
     * @param query says in each row how many there are, in the column {@code all_of_them}
     */
    public static <T> FirstFound<T> of(StatementSpec query, RowMapper<T> mapper) {
        var rows =
                query.query(
                                (row, number) ->
                                        new Counted<>(
                                                mapper.mapRow(row, number),
                                                row.getLong("all_of_them")))
                        .list();
        return new FirstFound<>(
                rows.stream().map(Counted::found).toList(),
                rows.isEmpty() ? 0 : rows.getFirst().all());
    }

    /** Whether these are all. */
    public boolean whole() {
        return found.size() == all;
    }
}
