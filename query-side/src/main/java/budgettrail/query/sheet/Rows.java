package budgettrail.query.sheet;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Rows made of things as they are looked at, some at a time, so that a long table is never whole in
 * memory. What they are made of must not change meanwhile.
 *
 * @param <T> what a row is made of
 */
public final class Rows<T> extends AbstractList<List<Cell>> {
    private static final int AT_ONCE = 200;

    private final List<T> things;
    private final Function<List<T>, List<List<Cell>>> rows;

    private Rows(List<T> things, Function<List<T>, List<List<Cell>>> rows) {
        this.things = things;
        this.rows = rows;
    }

    static Rows<List<Cell>> of(List<List<Cell>> rows) {
        return new Rows<>(rows.stream().map(List::copyOf).toList(), some -> some);
    }

    public static <T> Rows<T> of(List<T> things, Function<T, List<Cell>> row) {
        return new Rows<>(things, some -> some.stream().map(row).toList());
    }

    /**
     * @param rows of some things as many rows
     */
    public static <T> Rows<T> ofSome(List<T> things, Function<List<T>, List<List<Cell>>> rows) {
        return new Rows<>(things, rows);
    }

    /** These of them, in this order. */
    Rows<T> pick(IntStream order) {
        return new Rows<>(order.mapToObj(things::get).toList(), rows);
    }

    /** Some of them, fewer where there are no more. */
    Rows<T> part(int from, int most) {
        var until = (int) Math.min(things.size(), (long) from + most);
        return new Rows<>(things.subList(Math.min(from, until), until), rows);
    }

    @Override
    public List<Cell> get(int index) {
        return rows.apply(things.subList(index, index + 1)).getFirst();
    }

    @Override
    public int size() {
        return things.size();
    }

    @Override
    public Iterator<List<Cell>> iterator() {
        return new Iterator<>() {
            private int next;
            private Iterator<List<Cell>> made = List.<List<Cell>>of().iterator();

            @Override
            public boolean hasNext() {
                return made.hasNext() || next < things.size();
            }

            @Override
            public List<Cell> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                if (!made.hasNext()) {
                    var from = next;
                    next = Math.min(things.size(), from + AT_ONCE);
                    made = rows.apply(things.subList(from, next)).iterator();
                }
                return made.next();
            }
        };
    }
}
