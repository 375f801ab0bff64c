package budgettrail.benchmark;

import static budgettrail.benchmark.Rounds.contestant;

import java.util.ArrayList;
import java.util.List;

/**
 * P2: how long a payment takes while others have much computed for them. A workbook holds 100,000
 * payments at most.
 */
final class BesideOthers {
    /** As a busy department pays: what others take is seen, and not what payments take. */
    private static final double PAYMENTS_PER_SECOND = 50;

    /** So that one that waits for seconds holds up none of the next ones. */
    private static final int PAYERS = 64;

    private static final double MOST_MS = 250;
    private static final String WORKBOOK = "/tables/payments.xlsx?fiscalYear=2024";
    private static final String DASHBOARD = "/dashboard?fiscalYear=2024&department=D";

    private final Bench bench;
    private final Stocked stocked;
    private final Load payments;
    private final Session reader;

    BesideOthers(Bench bench, Stocked stocked) throws Exception {
        this.bench = bench;
        this.stocked = stocked;
        this.payments = bench.load(stocked.product(), new Payments(stocked.product()).anyLine());
        this.reader = Session.of(stocked.product(), "auditor");
    }

    void measure() throws Exception {
        var workbooks = new ArrayList<Double>();
        var dashboards = new ArrayList<Double>();
        paid();
        beside(2, WORKBOOK, new ArrayList<>());
        beside(20, DASHBOARD, new ArrayList<>());
        var runs =
                bench.rounds(
                        contestant("payments alone", this::paid),
                        contestant("beside workbooks", () -> beside(2, WORKBOOK, workbooks)),
                        contestant("beside dashboards", () -> beside(20, DASHBOARD, dashboards)));
        var alone = runs.of("payments alone");
        var tables = "two who have a workbook of payments made again and again";
        add(tables, runs.of("beside workbooks"), alone, workbooks);
        add(
                "20 who look at a dashboard without pause",
                runs.of("beside dashboards"),
                alone,
                dashboards);
    }

    private void add(String others, List<Run> beside, List<Run> alone, List<Double> answered) {
        var perSecond = Middle.of(answered.stream().mapToDouble(it -> it)).median();
        bench.add(
                Figure.limited(
                                "P2",
                                "p99 of 50 payments a second beside " + others,
                                Middle.of(beside, run -> run.milliseconds(99)),
                                "ms",
                                MOST_MS)
                        .with(Figure.latencies(beside))
                        .with("others: " + Figure.perSecond(perSecond))
                        .with("alone: " + Figure.latencies(alone)));
    }

    private Run paid() throws Exception {
        return payments.open(PAYMENTS_PER_SECOND, PAYERS, bench.scale().seconds());
    }

    private Run beside(int clients, String address, List<Double> answered) throws Exception {
        var port = stocked.product().port();
        try (var others = new Others(port, clients, reader.get(address))) {
            var run = paid();
            answered.add(others.answered() / run.seconds());
            return run;
        }
    }
}
