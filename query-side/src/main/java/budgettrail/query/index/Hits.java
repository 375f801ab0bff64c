package budgettrail.query.index;

import java.util.ArrayList;
import java.util.List;

/**
 * What was found.
 *
 * @param positions in the order asked for
 * @param more whether there are others behind them
 * @param count how many there are in all, on whichever page
 * @param countedAll else there are more than were counted
 * @param through the last position that was looked at
 * @param behind how many facts of the log were not, because the index does not know them yet
 */
public record Hits(
        List<Long> positions,
        boolean more,
        long count,
        boolean countedAll,
        long through,
        long behind) {

    /** Takes what is found, in the order asked for, until that is enough. */
    static final class Collector {
        private final FactQuery query;
        private final List<Long> positions = new ArrayList<>();
        private long count;

        Collector(FactQuery query) {
            this.query = query;
        }

        void take(long position) {
            count++;
            if (positions.size() <= query.limit() && isOnThisPage(position)) {
                positions.add(position);
            }
        }

        private boolean isOnThisPage(long position) {
            return query.after() == 0
                    || (query.oldestFirst() ? position > query.after() : position < query.after());
        }

        /** Whether nothing that follows would change the answer. */
        boolean isFull() {
            return positions.size() > query.limit() && count > query.most();
        }

        Hits hits(long through, long behind) {
            var more = positions.size() > query.limit();
            return new Hits(
                    List.copyOf(more ? positions.subList(0, query.limit()) : positions),
                    more,
                    Math.min(count, query.most()),
                    count <= query.most(),
                    through,
                    behind);
        }
    }
}
