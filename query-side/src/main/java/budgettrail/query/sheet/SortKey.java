package budgettrail.query.sheet;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.NotApplicable;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Rate.Unbudgeted;
import budgettrail.query.figures.Target.Light;
import java.text.Collator;

/**
 * What a cell is sorted by: exact, never what it is rounded to; of words as much as anybody reads.
 * Whatever has no value comes last, upwards and downwards.
 */
record SortKey(Rank rank, Comparable<?> value) {
    private static final Integer ALIKE = 0;

    /** Characters of a text: its key takes five times the room that it takes itself. */
    private static final int LOOKED_AT = 200;

    private enum Rank {
        VALUE,
        WORDS,
        UNBUDGETED,
        NOT_APPLICABLE,
        NOTHING
    }

    static SortKey of(Cell cell, SheetText text, Collator names) {
        return switch (cell) {
            case Cell.Amount(var sum) -> new SortKey(Rank.VALUE, sum);
            case Cell.Change(var sum) -> new SortKey(Rank.VALUE, sum);
            case Cell.Percent(var rate) -> of(rate);
            case Cell.Points(var rate) -> of(rate);
            case Cell.Verdict(var light) -> of(light);
            case Cell.Day(var day) -> new SortKey(Rank.VALUE, day);
            case Cell.Moment(var instant) -> new SortKey(Rank.VALUE, instant);
            case Cell.Count(var count) -> new SortKey(Rank.VALUE, count);
            case Cell.Words _, Cell.Name _, Cell.Label _, Cell.Sentences _ ->
                    new SortKey(Rank.WORDS, names.getCollationKey(beginning(text.of(cell))));
            case Cell.Nothing _ -> new SortKey(Rank.NOTHING, ALIKE);
            case Cell.Linked(var inner, _) -> of(inner, text, names);
        };
    }

    private static String beginning(String words) {
        return words.length() <= LOOKED_AT ? words : words.substring(0, LOOKED_AT);
    }

    private static SortKey of(Rate rate) {
        return switch (rate) {
            case Ratio ratio -> new SortKey(Rank.VALUE, ratio);
            case Unbudgeted _ -> new SortKey(Rank.UNBUDGETED, ALIKE);
            case NotApplicable _ -> new SortKey(Rank.NOT_APPLICABLE, ALIKE);
        };
    }

    /** What is not met comes before what is. */
    private static SortKey of(Light light) {
        return switch (light) {
            case BREACH -> new SortKey(Rank.VALUE, 0);
            case OK -> new SortKey(Rank.VALUE, 1);
            case NONE -> new SortKey(Rank.NOT_APPLICABLE, ALIKE);
        };
    }

    int against(SortKey other, boolean descending) {
        if (rank != other.rank) {
            return rank.compareTo(other.rank);
        }
        return descending ? compare(other.value, value) : compare(value, other.value);
    }

    @SuppressWarnings("unchecked") // The values of one rank in one column are of one type.
    private static <T> int compare(Comparable<T> one, Comparable<?> other) {
        return one.compareTo((T) other);
    }
}
