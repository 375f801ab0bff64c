package budgettrail.query.index;

import budgettrail.query.index.Condition.PositionWithin;
import java.util.List;

/**
 * Which facts are looked for.
 *
 * @param all conditions that a fact must meet
 * @param through the last position that counts
 * @param oldestFirst else the newest come first
 * @param after the position that the page before ended with; 0: this is the first page
 * @param limit the most positions to name
 * @param most how far they are counted
 */
public record FactQuery(
        List<Condition> all, long through, boolean oldestFirst, long after, int limit, long most) {
    public FactQuery {
        all = List.copyOf(all);
    }

    /** The first position that can meet them. */
    long first() {
        return all.stream()
                .mapToLong(one -> one instanceof PositionWithin it ? it.first() : 1)
                .reduce(1, Math::max);
    }

    /** The last one. */
    long last() {
        return all.stream()
                .mapToLong(one -> one instanceof PositionWithin it ? it.last() : through)
                .reduce(through, Math::min);
    }
}
