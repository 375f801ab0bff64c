package budgettrail.query.indicators;

import static budgettrail.query.journal.Stretches.TOGETHER;

import budgettrail.query.journal.Stretches;
import budgettrail.query.reading.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * How the sums known at a past position are come by: from nothing onwards, or from what is known
 * now backwards, over whole stretches of the journal to the nearest end of one, and from there over
 * single postings. The shorter of the two.
 *
 * @param now whether it begins with what is known now
 * @param leaps the stretches that are added or taken away
 * @param postings those that are added or taken away, by position; it may be none of them, where
 *     nothing was known
 */
record Way(boolean now, List<Leap> leaps, List<Span> postings) {
    /** A stretch has so many times fewer rows than positions, mostly. */
    private static final int POSTINGS_PER_ROW = 4;

    private static final String STRETCHES =
            """
            SELECT positions_per_stretch, %s AS written FROM query.generation WHERE generation = :generation
            """
                    .formatted(Stretches.written(":generation", 0));

    /** From one number to another: upwards they are added, downwards taken away. */
    record Span(long from, long to) {
        boolean none() {
            return from == to;
        }

        long size() {
            return last() - after();
        }

        /** The number before the first. */
        long after() {
            return Math.min(from, to);
        }

        /** The last number. */
        long last() {
            return Math.max(from, to);
        }

        String sign() {
            return from < to ? "" : "-";
        }
    }

    /** Over stretches of one level, counted from 1 here. */
    record Leap(int level, Span stretches) {}

    /** To what the snapshot knows. */
    static Way to(Snapshot snapshot) {
        return snapshot.sql(STRETCHES)
                .query(
                        (row, _) ->
                                to(
                                        snapshot.position(),
                                        snapshot.head(),
                                        row.getLong("positions_per_stretch"),
                                        row.getLong("written")))
                .single();
    }

    /**
     * @param head the last position of all
     * @param length how many positions a stretch of level 0 has
     * @param written how many of these there are, the first ones
     */
    static Way to(long position, long head, long length, long written) {
        var full = written * length;
        if (position >= full && head - position <= position - full) {
            return new Way(true, List.of(), List.of(new Span(head, position)));
        }
        var near = Math.min((position + length / 2) / length, written);
        var rest = new Span(near * length, position);
        var onwards = leaps(0, new Span(0, near), written);
        var backwards = leaps(0, new Span(written, near), written);
        return cost(onwards, length) <= cost(backwards, length) + head - full
                ? new Way(false, onwards, List.of(rest))
                : new Way(true, backwards, List.of(new Span(head, full), rest));
    }

    private static long cost(List<Leap> leaps, long length) {
        var stretches = leaps.stream().mapToLong(leap -> leap.stretches().size()).sum();
        return stretches * length / POSTINGS_PER_ROW;
    }

    /** One by one, or with the large ones in between where that takes fewer. */
    private static List<Leap> leaps(int level, Span span, long written) {
        if (span.none()) {
            return List.of();
        }
        var large = written / TOGETHER;
        var middle = new Span(nearest(span.from(), large), nearest(span.to(), large));
        var before = new Span(span.from(), middle.from() * TOGETHER);
        var after = new Span(middle.to() * TOGETHER, span.to());
        var leaps = new ArrayList<>(leaps(level + 1, middle, large));
        Stream.of(before, after)
                .filter(small -> !small.none())
                .forEach(small -> leaps.add(new Leap(level, small)));
        var all = leaps.stream().mapToLong(leap -> leap.stretches().size()).sum();
        return all < span.size() ? leaps : List.of(new Leap(level, span));
    }

    /** The end of a large one next to that of a small one. */
    private static long nearest(long small, long written) {
        return Math.min((small + TOGETHER / 2) / TOGETHER, written);
    }
}
