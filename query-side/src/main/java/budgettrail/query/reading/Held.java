package budgettrail.query.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a table that are in memory, as long as there is room for their texts: those behind
 * are left out, and it says so. Rows are counted elsewhere; but a reason may be two thousand
 * characters long, and a table of them as large as all memory.
 */
public final class Held<T> {
    /** Characters of all rows: a hundred thousand reasons that are four times as long as most. */
    private static final long MOST = 24L << 20;

    private final long most;
    private final List<T> rows = new ArrayList<>();
    private long characters;
    private boolean cut;

    public Held() {
        this(MOST);
    }

    /** With room for so many characters, and for one row more. */
    Held(long most) {
        this.most = most;
    }

    /**
     * Takes the next row, if there is room.
     *
     * @param texts the long ones of it
     */
    public void add(T row, @Nullable String... texts) {
        if (isFull()) {
            cut = true;
        } else {
            rows.add(row);
            for (var text : texts) {
                characters += text == null ? 0 : text.length();
            }
        }
    }

    public boolean isFull() {
        return characters >= most;
    }

    public List<T> rows() {
        return rows;
    }

    /**
     * How many the table holds.
     *
     * @param asked if there was room for them
     */
    public int most(int asked) {
        return cut ? rows.size() : asked;
    }
}
