package budgettrail.benchmark;

/**
 * How long and how large.
 *
 * @param warmUp seconds of load that the server of P1 gets before anything of it counts
 * @param further seconds that each further one gets
 * @param seconds of one run
 * @param rounds that count
 * @param rebuilds that count: each takes as long as many runs
 * @param starts that count
 * @param payments in the log while it is read and made anew
 * @param few facts of the log at the beginning of growth
 * @param many payments of the log at its end
 * @param longLine how many of them are of the one long line
 */
record Scale(
        String name,
        double warmUp,
        double further,
        double seconds,
        int rounds,
        int rebuilds,
        int starts,
        int payments,
        int few,
        int many,
        int longLine) {
    /** Compiled by the best compiler is what has been called for about so many seconds. */
    private static final double WARM = 60;

    /** To see that the benchmark itself works: its figures mean nothing. */
    static final Scale SMOKE = new Scale("smoke", 3, 2, 1, 1, 1, 1, 5_000, 2_000, 20_000, 2_500);

    /** Some minutes. */
    static final Scale QUICK =
            new Scale("quick", 30, 10, 2, 3, 3, 1, 100_000, 10_000, 500_000, 50_000);

    /** As the goals are written: about fifty minutes. */
    static final Scale FULL =
            new Scale("full", 90, 90, 6, 5, 3, 3, 1_000_000, 10_000, 10_000_000, 1_000_000);

    static Scale of(String name) {
        return switch (name) {
            case "full" -> FULL;
            case "quick" -> QUICK;
            case "smoke" -> SMOKE;
            default -> throw new IllegalArgumentException("quick or full, not " + name);
        };
    }

    /** What the reader of the table must know of it. */
    String said() {
        return "%.0f s of load before the server of P1 counts, %.0f s before any other%s; runs of %.0f s, %d rounds"
                .formatted(
                        warmUp,
                        further,
                        Math.min(warmUp, further) < WARM ? " (**not fully warm**)" : "",
                        seconds,
                        rounds);
    }
}
