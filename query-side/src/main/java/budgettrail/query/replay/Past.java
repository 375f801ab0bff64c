package budgettrail.query.replay;

import budgettrail.query.reading.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of past replays, the newest first.
 *
 * @param next the cursor of the page after this one; none: this is the last
 */
record Past(List<ToldReplay> replays, @Nullable String next) {
    static Past of(Replay replay, @Nullable String cursor, int limit) {
        var last = Cursor.lastNumber(cursor);
        var found = replay.before(last == 0 ? Long.MAX_VALUE : last, limit + 1);
        if (found.size() <= limit) {
            return new Past(found, null);
        }
        var page = found.subList(0, limit);
        return new Past(page, Cursor.of(Long.toString(page.getLast().progress().job())));
    }
}
