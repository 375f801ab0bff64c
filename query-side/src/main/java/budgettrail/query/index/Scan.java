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
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through segments. What is asked of a field or two goes first, then amounts and days, and
 * words, which may be in any field, last: at each step only what is still in question is read.
 */
final class Scan {
    private static final int FEW = 2;

    private final Segments segments;
    private final List<Condition> narrow;
    private final List<Condition> ofValues;
    private final List<Condition> wide;

    Scan(Segments segments, List<Condition> conditions) {
        this.segments = segments;
        this.narrow = conditions.stream().filter(it -> isOfText(it) && fields(it) <= FEW).toList();
        this.wide = conditions.stream().filter(it -> isOfText(it) && fields(it) > FEW).toList();
        this.ofValues = conditions.stream().filter(it -> !isOfText(it)).toList();
    }

    private static boolean isOfText(Condition condition) {
        return textOf(condition) != null;
    }

    private static int fields(Condition condition) {
        var text = textOf(condition);
        return text == null ? 0 : text.fields().size();
    }

    /**
     * A segment that may have what is looked for.
     *
     * @param texts that pass each of the conditions, field by field
     * @param rows the facts that meet all conditions looked at
     */
    private record Known(Segment segment, Map<Text, Map<Field, BitSet>> texts, BitSet rows) {
        static Known of(int number) {
            var rows = new BitSet(Segment.SIZE);
            rows.set(0, Segment.SIZE);
            return new Known(new Segment(number), new HashMap<>(), rows);
        }

        Map<Field, BitSet> passing(Condition condition) {
            return texts.getOrDefault(textOf(condition), Map.of());
        }

        boolean isHopeless(Condition condition) {
            return condition instanceof Text && passing(condition).isEmpty();
        }
    }

    /** Which facts of each of the segments meet the conditions; of some there may be none. */
    Map<Integer, BitSet> of(List<Integer> numbers) {
        var alive = new ArrayList<>(numbers.stream().map(Known::of).toList());
        meetTexts(narrow, alive);
        if (ofValues.stream().anyMatch(Scan::asksForValues)) {
            segments.addValues(byNumber(alive));
        }
        ofValues.forEach(condition -> meet(condition, alive));
        meetTexts(wide, alive);
        var found = new HashMap<Integer, BitSet>();
        alive.forEach(known -> found.put(known.segment().number, known.rows()));
        return found;
    }

    private static Map<Integer, Segment> byNumber(List<Known> alive) {
        var segments = new HashMap<Integer, Segment>();
        alive.forEach(known -> segments.put(known.segment().number, known.segment()));
        return segments;
    }

    /**
     * First the texts that there are; of those that pass in one field, the facts; then the rest.
     */
    private void meetTexts(List<Condition> conditions, List<Known> alive) {
        if (conditions.isEmpty() || alive.isEmpty()) {
            return;
        }
        var texts = conditions.stream().flatMap(it -> Stream.ofNullable(textOf(it))).toList();
        var fields = EnumSet.noneOf(Field.class);
        texts.forEach(text -> fields.addAll(text.fields()));
        var byNumber = new HashMap<Integer, Known>();
        alive.forEach(known -> byNumber.put(known.segment().number, known));
        segments.readTexts(
                byNumber.keySet(),
                fields,
                (place, dictionary) ->
                        look(
                                texts,
                                Objects.requireNonNull(byNumber.get(place.number())),
                                place.field(),
                                dictionary));
        alive.removeIf(known -> conditions.stream().anyMatch(known::isHopeless));
        meet(conditions, alive, passing -> passing.size() <= 1);
        meet(conditions, alive, passing -> passing.size() > 1);
    }

    /** Each dictionary is read once, however many texts are looked for in it. */
    private static void look(List<Text> texts, Known known, Field field, Dictionary dictionary) {
        var asked = texts.stream().filter(it -> it.fields().contains(field)).toList();
        var found = dictionary.passing(asked.stream().map(Text::test).toList());
        for (var at = 0; at < asked.size(); at++) {
            if (!found.get(at).isEmpty()) {
                known.texts()
                        .computeIfAbsent(asked.get(at), _ -> new EnumMap<>(Field.class))
                        .put(field, found.get(at));
            }
        }
    }

    /** Those of the conditions, in each segment, whose texts stand in so many fields. */
    private void meet(
            List<Condition> conditions,
            List<Known> alive,
            Predicate<Map<Field, BitSet>> inSoManyFields) {
        var places = new LinkedHashSet<Place>();
        for (var known : alive) {
            conditions.stream()
                    .map(known::passing)
                    .filter(inSoManyFields)
                    .flatMap(passing -> passing.keySet().stream())
                    .forEach(field -> places.add(new Place(known.segment().number, field)));
        }
        segments.addCodes(byNumber(alive), places);
        for (var condition : conditions) {
            for (var known : alive) {
                if (inSoManyFields.test(known.passing(condition))) {
                    known.rows().and(rows(condition, known));
                }
            }
            alive.removeIf(known -> known.rows().isEmpty());
        }
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
        for (var field : known.passing(text).entrySet()) {
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
