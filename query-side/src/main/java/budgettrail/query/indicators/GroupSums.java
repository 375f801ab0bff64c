package budgettrail.query.indicators;

import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Sum;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.posting.Measure;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Adds up one group. */
final class GroupSums {
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
        for (var item : ThreePublicItem.values()) {
            items.put(item, new Figures.Summing()); // Every item is shown, also one without lines.
        }
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
        var ofItems = new EnumMap<ThreePublicItem, Figures>(ThreePublicItem.class);
        items.forEach((item, sums) -> ofItems.put(item, sums.figures()));
        return new Group(
                key, unit, all.figures(), threePublic.figures(), ofItems, procurement.figures());
    }
}
