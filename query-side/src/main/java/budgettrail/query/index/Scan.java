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
import java.util.Set;

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

    /** The texts of a segment that pass each of the conditions, field by field. */
    private record Passing(Segment segment, Map<Text, Map<Field, BitSet>> texts) {}

    /** Which facts of each of the segments meet the conditions. */
    Map<Integer, BitSet> of(List<Integer> numbers) {
        var read = segments.withTexts(numbers, fields());
        var alive = new ArrayList<Passing>();
        for (var segment : read.values()) {
            var passing = passing(segment);
            if (conditions.stream().noneMatch(it -> isHopeless(it, passing))) {
                alive.add(passing);
            }
        }
        segments.addCodes(read, places(alive));
        if (conditions.stream().anyMatch(Scan::asksForValues)) {
            segments.addValues(alive.stream().map(Passing::segment).toList());
        }
        var found = new HashMap<Integer, BitSet>();
        alive.forEach(it -> found.put(it.segment().number, rows(it)));
        return found;
    }

    private Set<Field> fields() {
        var fields = EnumSet.noneOf(Field.class);
        conditions.forEach(it -> textOf(it).forEach(text -> fields.addAll(text.fields())));
        return fields;
    }

    private static List<Text> textOf(Condition condition) {
        return switch (condition) {
            case Text text -> List.of(text);
            case Not(var it) -> textOf(it);
            case AmountWithin _, DayWithin _, PositionWithin _, Imported _ -> List.of();
        };
    }

    private static boolean asksForValues(Condition condition) {
        return switch (condition) {
            case AmountWithin _, DayWithin _, Imported _ -> true;
            case Not(var it) -> asksForValues(it);
            case Text _, PositionWithin _ -> false;
        };
    }

    private Passing passing(Segment segment) {
        var passing = new HashMap<Text, Map<Field, BitSet>>();
        for (var condition : conditions) {
            for (var text : textOf(condition)) {
                passing.computeIfAbsent(text, it -> passing(segment, it));
            }
        }
        return new Passing(segment, passing);
    }

    private static Map<Field, BitSet> passing(Segment segment, Text text) {
        var found = new EnumMap<Field, BitSet>(Field.class);
        for (var field : text.fields()) {
            var dictionary = segment.dictionaries.get(field);
            var passing = dictionary == null ? new BitSet() : dictionary.passing(text.test());
            if (!passing.isEmpty()) {
                found.put(field, passing);
            }
        }
        return found;
    }

    /** Whether no text of the segment can meet it. */
    private static boolean isHopeless(Condition condition, Passing passing) {
        return condition instanceof Text text
                && passing.texts().getOrDefault(text, Map.of()).isEmpty();
    }

    private static Set<Place> places(List<Passing> alive) {
        var places = new LinkedHashSet<Place>();
        for (var passing : alive) {
            for (var fields : passing.texts().values()) {
                fields.keySet()
                        .forEach(field -> places.add(new Place(passing.segment().number, field)));
            }
        }
        return places;
    }

    private BitSet rows(Passing passing) {
        var rows = new BitSet(Segment.SIZE);
        rows.set(0, Segment.SIZE);
        for (var condition : conditions) {
            rows.and(rows(condition, passing));
            if (rows.isEmpty()) {
                break;
            }
        }
        return rows;
    }

    private static BitSet rows(Condition condition, Passing passing) {
        var segment = passing.segment();
        return switch (condition) {
            case Text text -> rows(text, passing);
            case AmountWithin(var least, var most) -> segment.amountWithin(least, most);
            case DayWithin(var first, var last) -> segment.dayWithin(first, last);
            case PositionWithin(var first, var last) -> segment.within(first, last);
            case Imported _ -> segment.imported();
            case Not(var it) -> {
                var rows = rows(it, passing);
                rows.flip(0, Segment.SIZE);
                yield rows;
            }
        };
    }

    private static BitSet rows(Text text, Passing passing) {
        var rows = new BitSet(Segment.SIZE);
        passing.texts()
                .getOrDefault(text, Map.of())
                .forEach((field, texts) -> rows.or(passing.segment().having(field, texts)));
        return rows;
    }
}
