package budgettrail.log;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The newest facts that this process recorded, side by side without a gap, so that whoever follows
 * the log closely need not read them back. Where another process recorded something in between,
 * they begin anew after it.
 */
final class FreshFacts {
    private static final int MOST = 4_096;

    private final @Nullable Recorded[] ring = new Recorded[MOST];
    private long first = 1;
    private long last;

    /** Adds what was recorded, in the order of positions. */
    synchronized void add(List<Recorded> facts) {
        for (var fact : facts) {
            if (fact.position() != last + 1) {
                first = fact.position();
            }
            last = fact.position();
            first = Math.max(first, last - MOST + 1);
            ring[(int) (last % MOST)] = fact;
        }
    }

    /** The position of the last of them, 0 if there is none. */
    synchronized long last() {
        return last;
    }

    /** Those right after the position; none if they are not all here. */
    synchronized List<Recorded> after(long position, int limit) {
        var facts = new ArrayList<Recorded>();
        if (position + 1 >= first) {
            var end = Math.min(last, position + limit);
            for (var next = position + 1; next <= end; next++) {
                var fact = ring[(int) (next % MOST)];
                if (fact != null) {
                    facts.add(fact);
                }
            }
        }
        return facts;
    }
}
