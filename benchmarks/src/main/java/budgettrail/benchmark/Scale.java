package budgettrail.benchmark;

/**
 * How long and how large.
 *
 * @param warmUp seconds before anything counts
 * @param seconds of one run
 * @param rounds that count
 * @param payments in the log while it is read and made anew
 * @param longLine payments of the one long line
 */
record Scale(String name, double warmUp, double seconds, int rounds, int payments, int longLine) {
    /** To see that the benchmark itself works: its figures mean nothing. */
    static final Scale SMOKE = new Scale("smoke", 3, 1, 1, 5_000, 2_500);

    /** About five minutes. */
    static final Scale QUICK = new Scale("quick", 40, 4, 3, 100_000, 20_000);

    /** As the goals are written, but for the ten million, which are asked for by themselves. */
    static final Scale FULL = new Scale("full", 90, 10, 5, 1_000_000, 1_000_000);

    static Scale of(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "quick" -> QUICK;
            case "smoke" -> SMOKE;
            default -> throw new IllegalArgumentException("quick or full, not " + name);
        };
    }
}
