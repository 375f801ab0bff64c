package budgettrail.benchmark;

/**
 * Which line each of many payments belongs to.
 *
 * @param payments how many there are
 * @param longEvery each so-manieth is of the long line; 0: none is
 */
record Plan(int payments, int longEvery) {
    static Plan even(int payments) {
        return new Plan(payments, 0);
    }

    /** With so many of them on one line, from the first to the last. */
    static Plan with(int longLine, int payments) {
        return new Plan(payments, payments / longLine);
    }

    private boolean isLong(int number) {
        return longEvery > 0 && number % longEvery == longEvery - 1;
    }

    int line(int number) {
        return isLong(number) ? Payments.LONG_LINE : among(number) % Payments.LINES;
    }

    /** How many payments of the same line come before. */
    int before(int number) {
        return isLong(number) ? number / longEvery : among(number) / Payments.LINES;
    }

    private int among(int number) {
        return longEvery == 0 ? number : number - number / longEvery;
    }
}
