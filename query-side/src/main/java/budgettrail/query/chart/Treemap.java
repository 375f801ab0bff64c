package budgettrail.query.chart;

import budgettrail.query.chart.Cell.Size;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Sum;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Items as boxes: the size is the money, the colour and the pattern say how far execution is behind
 * time progress. Drawn twice, for a wide page and for a narrow one.
 *
 * @param cells the largest first; one may stand for all small ones together
 * @param merged the items of that one
 * @param without items without a positive value, which have no size
 * @param total of all that is drawn
 * @param whole what the items are shares of
 */
public record Treemap(
        ItemKind kind,
        List<Cell> cells,
        List<Item> merged,
        List<Item> without,
        Sum total,
        Sum whole) {
    /** However many there are, no more are drawn one by one, and no more listed. */
    public static final int MOST = 200;

    /** Items below this part of the whole may be merged, */
    private static final BigInteger SMALL_PER_MILLE = BigInteger.valueOf(4);

    /** once those drawn are this part of it. */
    private static final BigInteger ENOUGH_PER_MILLE = BigInteger.valueOf(900);

    private static final BigInteger MILLE = BigInteger.valueOf(1000);

    public static Treemap of(ItemKind kind, List<Item> items) {
        return of(kind, items, Sum.ZERO);
    }

    /**
     * @param budget what the items are shares of, where it is more than they come to: projects are
     *     not all of a budget
     */
    public static Treemap of(ItemKind kind, List<Item> items, Sum budget) {
        var sized =
                items.stream()
                        .filter(item -> item.value().compareTo(Sum.ZERO) > 0)
                        .sorted(Comparator.comparing(Item::value).reversed())
                        .toList();
        var total = sum(sized);
        var whole = budget.compareTo(total) > 0 ? budget : total;
        var drawn = drawn(sized, total);
        var merged = sized.subList(drawn, sized.size());
        var without = items.stream().filter(item -> item.value().compareTo(Sum.ZERO) <= 0).toList();
        var cells = cells(sized.subList(0, drawn), merged, whole);
        return new Treemap(kind, cells, List.copyOf(merged), without, total, whole);
    }

    /** How many are drawn one by one. A single small one keeps its name. */
    private static int drawn(List<Item> sized, Sum total) {
        var count = 0;
        var filled = Sum.ZERO;
        while (count < Math.min(sized.size(), MOST)) {
            var value = sized.get(count).value();
            if (below(value, SMALL_PER_MILLE, total) && !below(filled, ENOUGH_PER_MILLE, total)) {
                break;
            }
            filled = filled.plus(value);
            count++;
        }
        return count == sized.size() - 1 && count < MOST ? count + 1 : count;
    }

    private static boolean below(Sum part, BigInteger perMille, Sum whole) {
        return part.fen().multiply(MILLE).compareTo(whole.fen().multiply(perMille)) < 0;
    }

    private static List<Cell> cells(List<Item> drawn, List<Item> merged, Sum whole) {
        var sizes = new ArrayList<>(drawn.stream().map(Size::of).toList());
        if (!merged.isEmpty()) {
            sizes.add(new Size(null, sum(merged), merged.size()));
            sizes.sort(Comparator.comparing(Size::value).reversed());
        }
        return Cell.of(sizes, whole);
    }

    private static Sum sum(List<Item> items) {
        return items.stream().map(Item::value).reduce(Sum.ZERO, Sum::plus);
    }

    /** The classes that occur, in order. */
    public List<Lag> lags() {
        return Stream.of(Lag.values()).filter(lag -> count(lag) > 0).toList();
    }

    /** How many of the boxes are of a class. */
    public int count(Lag lag) {
        return (int) cells.stream().filter(c -> c.item() != null && c.item().lag() == lag).count();
    }

    /** The largest, as a table lists them. */
    public List<Item> listed() {
        return all().stream().limit(MOST).toList();
    }

    /** How many more there are. */
    public int unlisted() {
        return all().size() - listed().size();
    }

    /** Every item, the largest first. */
    List<Item> all() {
        var drawn = cells.stream().map(Cell::item).filter(Objects::nonNull);
        return Stream.of(drawn, merged.stream(), without.stream())
                .flatMap(Function.identity())
                .toList();
    }

    /** What an item is of the whole; none: it is not drawn. */
    public @Nullable Rate share(Item item) {
        return item.value().compareTo(Sum.ZERO) > 0 ? Rates.share(item.value(), whole) : null;
    }

    /** What the merged ones come to. */
    public Sum mergedValue() {
        return sum(merged);
    }
}
