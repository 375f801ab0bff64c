package budgettrail.query.chart;

/** A rectangle in a drawing. */
public record Box(Part x, Part y, Part width, Part height) {
    static final Box ALL = new Box(Part.NONE, Part.NONE, Part.ALL, Part.ALL);

    /** So much of it from the left. */
    Box left(Part much) {
        return new Box(x, y, much, height);
    }

    /** What is left of it to the right of so much. */
    Box afterLeft(Part much) {
        return new Box(x.plus(much), y, width.minus(much), height);
    }

    Box top(Part much) {
        return new Box(x, y, width, much);
    }

    Box afterTop(Part much) {
        return new Box(x, y.plus(much), width, height.minus(much));
    }
}
