package budgettrail.benchmark;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;

/** Those who look at the department and its units while payments come in. */
final class Reads {
    static final int CLIENTS = 8;

    private static final int READS_BETWEEN_FACTS = 100;
    private static final LocalDate LAST_DAY = LocalDate.of(2024, 12, 31);
    private static final int LATER_DAYS = 20_000;
    private static final String FIGURES = "/api/v1/indicators?fiscalYear=2024&level=UNIT";

    private final Bench bench;
    private final Stocked stocked;
    private final Payments payments;
    private final Load nothing;
    private final Load now;
    private final Load anew;

    Reads(Bench bench, Stocked stocked) {
        this.bench = bench;
        this.stocked = stocked;
        this.payments = new Payments(stocked.product());
        this.nothing = load(_ -> Request.get(Measured.NOTHING, auditor()));
        this.now = load(amongPayments(_ -> Request.get(FIGURES, auditor())));
        this.anew = load(amongPayments(random -> Request.get(FIGURES + later(random), auditor())));
    }

    private Load load(Request request) {
        return bench.load(stocked.product(), request);
    }

    private String auditor() {
        return stocked.product().token("auditor");
    }

    /** So that nothing can be answered from what was answered before for long. */
    private Request amongPayments(Request read) {
        var pay = payments.anyLine();
        return random ->
                random.nextInt(READS_BETWEEN_FACTS) == 0 ? pay.next(random) : read.next(random);
    }

    /** An end point that only asks who calls. */
    Load nothing() {
        return nothing;
    }

    /** The figures as they stand. */
    Load now() {
        return now;
    }

    /**
     * The same, each asked for as of another day on which all counts that counts now, so that it
     * was never answered before.
     */
    Load anew() {
        return anew;
    }

    /** The figures as of any day, as known at any position. */
    Load past() throws SQLException {
        var facts = stocked.data().facts();
        return load(amongPayments(random -> Request.get(FIGURES + past(random, facts), auditor())));
    }

    private static String past(SplittableRandom random, long facts) {
        return "&asOf=2024-0%d-%d&knownAt=%d"
                .formatted(random.nextInt(2, 7), random.nextInt(10, 29), random.nextLong(1, facts));
    }

    private static String later(SplittableRandom random) {
        return "&asOf=" + LAST_DAY.plusDays(random.nextInt(LATER_DAYS));
    }

    void warmUp() throws Exception {
        nothing.closed(CLIENTS, bench.scale().further() / 3);
        now.closed(CLIENTS, bench.scale().further() / 3);
    }

    /** P6. */
    Figure figure(List<Run> read, List<Run> nothing) {
        return Figure.atLeast(
                "P6",
                "units of the department as JSON, 8 clients, a payment among 100 reads, "
                        + stocked.size(),
                read,
                "an end point that does nothing",
                nothing,
                0.4);
    }
}
