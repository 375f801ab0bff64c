package budgettrail.benchmark;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A figure of one sitting.
 *
 * @param part in which it was measured
 * @param sitting day and commit; empty for the one under way
 */
record Row(Part part, String sitting, Figure figure) {
    private static final int FIELDS = 13;
    private static final Pattern NUMBER = Pattern.compile("P([0-9]+)");

    Row(Part part, Figure figure) {
        this(part, "", figure);
    }

    Row at(String when) {
        return new Row(part, when, figure);
    }

    /** The same measurement has the same key in every run of one scale. */
    String key() {
        return figure.goal() + " " + figure.what();
    }

    /** Where its goal stands in the list of goals. */
    int order() {
        var number = NUMBER.matcher(figure.goal());
        return number.lookingAt() ? Integer.parseInt(number.group(1)) : Integer.MAX_VALUE;
    }

    /** As it is kept, one line. */
    String text() {
        return String.join(
                "\t",
                part.name(),
                sitting,
                figure.goal(),
                figure.what(),
                figure.value(),
                figure.yardstick(),
                Double.toString(figure.ratio()),
                Double.toString(figure.spread()),
                figure.aim(),
                Boolean.toString(figure.met()),
                figure.cpu(),
                figure.memory(),
                figure.beside());
    }

    static Row of(String text) {
        var it = List.of(text.split("\t", FIELDS));
        return new Row(
                Part.valueOf(it.get(0)),
                it.get(1),
                new Figure(
                        it.get(2),
                        it.get(3),
                        it.get(4),
                        it.get(5),
                        Double.parseDouble(it.get(6)),
                        Double.parseDouble(it.get(7)),
                        it.get(8),
                        Boolean.parseBoolean(it.get(9)),
                        it.get(10),
                        it.get(11),
                        it.get(12)));
    }
}
