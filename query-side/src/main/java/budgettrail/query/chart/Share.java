package budgettrail.query.chart;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Sum;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How concentrated a budget is: the largest item, the next two, the next two, all others, and what
 * belongs to none of them, as one bar.
 *
 * @param largest none: there is nothing to divide
 * @param segments of the bar, from the left
 * @param count how many items have a positive value
 * @param equal of how many equal items the whole would be as concentrated
 */
public record Share(
        ItemKind kind,
        @Nullable Item largest,
        List<Segment> segments,
        int count,
        Rate equal,
        Sum total) {
    private static final List<Integer> RANKS = List.of(1, 3, 5);

    /** From this width on a segment has room for its own share. */
    private static final int LABELLED = 18_000;

    /**
     * A part of the bar.
     *
     * @param first the rank of its largest item; 0: what belongs to no item
     * @param last the rank of its smallest one
     * @param share of its items together
     * @param upTo the share of all items up to its last one
     */
    public record Segment(
            int first, int last, Part x, Part width, Sum value, Rate share, Rate upTo) {
        public boolean outside() {
            return first == 0;
        }

        /** The form of the words for it: one, several, or outside. */
        public String form() {
            return outside() ? "outside" : first == last ? "one" : "several";
        }

        /** The class of its colour. */
        public String tone() {
            return outside()
                    ? "outside"
                    : "part-" + RANKS.stream().filter(it -> it < first).count();
        }

        public boolean labelled() {
            return width.thousandths() >= LABELLED;
        }

        public Part middle() {
            return x.plus(new Part(width.thousandths() / 2));
        }
    }

    public static Share of(ItemKind kind, List<Item> items) {
        return of(kind, items, Sum.ZERO);
    }

    /**
     * @param whole what the items are shares of, where it is more than they come to: projects are
     *     not all of a budget
     */
    public static Share of(ItemKind kind, List<Item> items, Sum whole) {
        var sized =
                items.stream()
                        .filter(item -> item.value().compareTo(Sum.ZERO) > 0)
                        .sorted(Comparator.comparing(Item::value).reversed())
                        .toList();
        var values = sized.stream().map(Item::value).toList();
        var sum = sum(values, values.size());
        var total = whole.compareTo(sum) > 0 ? whole : sum;
        return new Share(
                kind,
                sized.isEmpty() ? null : sized.getFirst(),
                segments(values, total),
                sized.size(),
                Rates.equalParts(values),
                total);
    }

    private static List<Segment> segments(List<Sum> values, Sum total) {
        var segments = new ArrayList<Segment>();
        var from = 0;
        for (var rank : Stream.concat(RANKS.stream(), Stream.of(values.size())).toList()) {
            var to = Math.min(rank, values.size());
            if (to > from) {
                var before = sum(values, from);
                segments.add(segment(from + 1, to, before, sum(values, to), total));
                from = to;
            }
        }
        var sum = sum(values, values.size());
        if (from > 0 && sum.compareTo(total) < 0) {
            segments.add(segment(0, 0, sum, total, total));
        }
        return segments;
    }

    private static Segment segment(int first, int last, Sum before, Sum upTo, Sum total) {
        var x = Part.of(before.fen(), total.fen());
        var width = Part.of(upTo.fen(), total.fen()).minus(x);
        var value = upTo.minus(before);
        return new Segment(
                first, last, x, width, value, Rates.share(value, total), Rates.share(upTo, total));
    }

    private static Sum sum(List<Sum> values, int count) {
        return values.subList(0, count).stream().reduce(Sum.ZERO, Sum::plus);
    }
}
