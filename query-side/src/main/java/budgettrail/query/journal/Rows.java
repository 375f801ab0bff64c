package budgettrail.query.journal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Rows on their way to one table. Into a generation that nobody reads they are copied. */
final class Rows {
    private final Table table;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    Rows(Table table) {
        this.table = table;
        table.types().forEach(_ -> columns.add(new ArrayList<>()));
    }

    void add(@Nullable Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + table.statement());
        }
        for (var index = 0; index < values.length; index++) {
            columns.get(index).add(values[index]);
        }
    }

    /** Writes them, after which there are none. */
    void write(Destination to) throws SQLException {
        write(to, _ -> {});
    }

    /** The same, and tells how many rows the database wrote, once it has. */
    void write(Destination to, IntConsumer counted) throws SQLException {
        var count = columns.getFirst().size();
        if (count == 0) {
            return;
        }
        var copied = table.copied();
        if (copied != null && to.unread()) {
            to.send(); // What was written before them is there before them.
            BinaryCopy.in(
                    to.together().connection(), copied, to.generation(), table.types(), columns);
            counted.accept(count);
        } else {
            to.together().add(table.statement(), parameters(to), counted);
        }
        columns.forEach(List::clear);
    }

    private List<Object> parameters(Destination to) throws SQLException {
        var parameters = new ArrayList<Object>();
        parameters.add(to.generation());
        for (var index = 0; index < columns.size(); index++) {
            var type = table.types().get(index);
            var elements = type.elements(columns.get(index));
            parameters.add(to.together().connection().createArrayOf(type.element, elements));
        }
        return parameters;
    }
}
