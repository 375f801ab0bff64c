package budgettrail.query.index;

import budgettrail.query.index.Condition.AmountWithin;
import budgettrail.query.index.Condition.DayWithin;
import budgettrail.query.index.Condition.Imported;
import budgettrail.query.index.Condition.Not;
import budgettrail.query.index.Condition.PositionWithin;
import budgettrail.query.index.Condition.Text;
import budgettrail.query.index.Segments.Place;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks through segments: first at the texts that there are, then, where some of them pass, at
 * which facts have them, and at amounts and days last.
 */
final class Scan {
    private final Segments segments;
    private final List<Condition> conditions;

    Scan(Segments segments, List<Condition> conditions) {
        this.segments = segments;
        this.conditions = conditions;
    }

    /**
     * What is known of a segment so far.
     *
     * @param texts that pass each of the conditions, field by field
     * @param rows the facts that meet all conditions looked at
     */
    private record Known(Segment segment, Map<Text, Map<Field, BitSet>> texts, BitSet rows) {
        boolean isHopeless(Condition condition) {
            return condition instanceof Text text && texts.getOrDefault(text, Map.of()).isEmpty();
        }
    }

    /** Which facts of each of the segments meet the conditions. */
    Map<Integer, BitSet> of(List<Integer> numbers) {
        var read = segments.withTexts(numbers, fields());
        var alive = new ArrayList<Known>();
        for (var segment : read.values()) {
            var known = known(segment);
            if (conditions.stream().noneMatch(known::isHopeless)) {
                alive.add(known);
            }
        }
        if (conditions.stream().anyMatch(Scan::asksForValues) && !alive.isEmpty()) {
            segments.addValues(alive.stream().map(Known::segment).toList());
        }
        conditions.stream().filter(it -> textOf(it) == null).forEach(it -> meet(it, alive));
        segments.addCodes(read, places(alive));
        conditions.stream().filter(it -> textOf(it) != null).forEach(it -> meet(it, alive));
        var found = new HashMap<Integer, BitSet>();
        alive.forEach(it -> found.put(it.segment().number, it.rows()));
        return found;
    }

    private Set<Field> fields() {
        var fields = EnumSet.noneOf(Field.class);
        texts().forEach(text -> fields.addAll(text.fields()));
        return fields;
    }

    private List<Text> texts() {
        return conditions.stream().map(Scan::textOf).filter(Objects::nonNull).distinct().toList();
    }

    private static @Nullable Text textOf(Condition condition) {
        return switch (condition) {
            case Text text -> text;
            case Not(var it) -> textOf(it);
            case AmountWithin _, DayWithin _, PositionWithin _, Imported _ -> null;
        };
    }

    private static boolean asksForValues(Condition condition) {
        return switch (condition) {
            case AmountWithin _, DayWithin _, Imported _ -> true;
            case Not(var it) -> asksForValues(it);
            case Text _, PositionWithin _ -> false;
        };
    }

    /** Each dictionary is read once, however many texts are looked for in it. */
    private Known known(Segment segment) {
        var passing = new HashMap<Text, Map<Field, BitSet>>();
        segment.dictionaries.forEach(
                (field, dictionary) -> {
                    var asked = texts().stream().filter(it -> it.fields().contains(field)).toList();
                    var found = dictionary.passing(asked.stream().map(Text::test).toList());
                    for (var at = 0; at < asked.size(); at++) {
                        if (!found.get(at).isEmpty()) {
                            passing.computeIfAbsent(asked.get(at), _ -> new EnumMap<>(Field.class))
                                    .put(field, found.get(at));
                        }
                    }
                });
        var rows = new BitSet(Segment.SIZE);
        rows.set(0, Segment.SIZE);
        return new Known(segment, passing, rows);
    }

    private static Set<Place> places(List<Known> alive) {
        var places = new LinkedHashSet<Place>();
        for (var known : alive) {
            for (var fields : known.texts().values()) {
                fields.keySet()
                        .forEach(field -> places.add(new Place(known.segment().number, field)));
            }
        }
        return places;
    }

    /** Leaves those behind that do not meet a condition. */
    private static void meet(Condition condition, List<Known> alive) {
        alive.forEach(known -> known.rows().and(rows(condition, known)));
        alive.removeIf(known -> known.rows().isEmpty());
    }

    private static BitSet rows(Condition condition, Known known) {
        var segment = known.segment();
        return switch (condition) {
            case Text text -> rows(text, known);
            case AmountWithin(var least, var most) -> segment.amountWithin(least, most);
            case DayWithin(var first, var last) -> segment.dayWithin(first, last);
            case PositionWithin(var first, var last) -> segment.within(first, last);
            case Imported _ -> segment.imported();
            case Not(var it) -> {
                var rows = rows(it, known);
                rows.flip(0, Segment.SIZE);
                yield rows;
            }
        };
    }

    /** What has it in one field is not looked at in another. */
    private static BitSet rows(Text text, Known known) {
        var rows = new BitSet(Segment.SIZE);
        var left = (BitSet) known.rows().clone();
        for (var field : known.texts().getOrDefault(text, Map.of()).entrySet()) {
            if (left.isEmpty()) {
                break;
            }
            var having = known.segment().having(field.getKey(), field.getValue(), left);
            rows.or(having);
            left.andNot(having);
        }
        return rows;
    }
}
