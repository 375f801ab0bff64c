package budgettrail.query.chart;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Sum;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A box of a treemap, in a wide drawing and in a tall one. What is written into it must fit where
 * its drawing is narrowest; the style sheet knows the same widths.
 *
 * @param item none: all small ones together
 * @param share of the whole, which may be more than all boxes
 * @param caption of the wide drawing, where it is narrow
 * @param roomy of the wide drawing, where it is wide
 * @param tallCaption of the tall one
 */
public record Cell(
        @Nullable Item item,
        Sum value,
        Rate share,
        Box wide,
        Box tall,
        Caption caption,
        Caption roomy,
        Caption tallCaption) {
    private static final int WIDE_ACROSS = 1100;
    private static final int WIDE_DOWN = 440;
    private static final int WIDE_FROM = 640;
    private static final int ROOMY_FROM = 960;
    private static final int TALL_ACROSS = 320;
    private static final int TALL_DOWN = 544;
    private static final int TALL_FROM = 280;

    /** An item, or so many together. */
    record Size(@Nullable Item item, Sum value, int count) {
        static Size of(Item item) {
            return new Size(item, item.value(), 1);
        }

        private Cell cell(Sum whole, Box wide, Box tall) {
            return new Cell(
                    item,
                    value,
                    Rates.share(value, whole),
                    wide,
                    tall,
                    caption(wide, WIDE_FROM, WIDE_DOWN),
                    caption(wide, ROOMY_FROM, WIDE_DOWN),
                    caption(tall, TALL_FROM, TALL_DOWN));
        }

        private Caption caption(Box box, int across, int down) {
            var width = box.width().of(across);
            var height = box.height().of(down);
            return item == null
                    ? Caption.more(count, width, height)
                    : Caption.of(item, width, height);
        }
    }

    /**
     * @param sizes the largest first
     * @param whole what they are shares of
     */
    static List<Cell> of(List<Size> sizes, Sum whole) {
        var weights = sizes.stream().map(size -> size.value().fen()).toList();
        var wide = Squares.of(weights, WIDE_ACROSS, WIDE_DOWN);
        var tall = Squares.of(weights, TALL_ACROSS, TALL_DOWN);
        return IntStream.range(0, sizes.size())
                .mapToObj(at -> sizes.get(at).cell(whole, wide.get(at), tall.get(at)))
                .toList();
    }
}
