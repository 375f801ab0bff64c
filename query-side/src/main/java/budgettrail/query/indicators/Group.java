package budgettrail.query.indicators;

import budgettrail.query.figures.Figures;
import budgettrail.query.figures.ThreePublicItem;
import java.util.Map;

/**
 * The figures of one group of lines.
 *
 * @param unit the first unit that has a line in it
 * @param threePublic of its “三公” lines
 * @param items the same, item by item
 * @param procurement of its procurement lines
 */
public record Group(
        String key,
        String unit,
        Figures all,
        Figures threePublic,
        Map<ThreePublicItem, Figures> items,
        Figures procurement) {

    /** Of no line. */
    public static final Group NONE =
            new Group("", "", Figures.NONE, Figures.NONE, Map.of(), Figures.NONE);
}
