package budgettrail.query.indicators;

import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Sum;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.posting.Measure;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up one group. */
final class GroupSums {
    /** Shared by the many groups without any. */
    private static final Map<ThreePublicItem, Figures> NO_ITEMS = noItems();

    private final String key;
    private String unit;
    private final Figures.Summing all = new Figures.Summing();
    private final Figures.Summing threePublic = new Figures.Summing();
    private final Figures.Summing procurement = new Figures.Summing();
    private final Map<ThreePublicItem, Figures.Summing> items =
            new EnumMap<>(ThreePublicItem.class);

    GroupSums(String key, String unit) {
        this.key = key;
        this.unit = unit;
    }

    void seenIn(String other) {
        unit = other.compareTo(unit) < 0 ? other : unit;
    }

    void add(@Nullable ThreePublicItem item, boolean isProcurement, Measure measure, Sum amount) {
        all.add(measure, amount);
        if (item != null) {
            threePublic.add(measure, amount);
            items.computeIfAbsent(item, _ -> new Figures.Summing()).add(measure, amount);
        }
        if (isProcurement) {
            procurement.add(measure, amount);
        }
    }

    void addInside(Measure measure, Sum amount) {
        all.addInside(measure, amount);
    }

    Group group() {
        return new Group(
                key, unit, all.figures(), threePublic.figures(), ofItems(), procurement.figures());
    }

    /** Every item is shown, also one without lines. */
    private Map<ThreePublicItem, Figures> ofItems() {
        if (items.isEmpty()) {
            return NO_ITEMS;
        }
        var all = new EnumMap<>(NO_ITEMS);
        items.forEach((item, sums) -> all.put(item, sums.figures()));
        return all;
    }

    private static Map<ThreePublicItem, Figures> noItems() {
        var all = new EnumMap<ThreePublicItem, Figures>(ThreePublicItem.class);
        for (var item : ThreePublicItem.values()) {
            all.put(item, Figures.NONE);
        }
        return Collections.unmodifiableMap(all);
    }
}
