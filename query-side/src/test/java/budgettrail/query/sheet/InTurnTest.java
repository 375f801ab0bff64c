package budgettrail.query.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.query.SampleYearTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** However many sort, search or take away tables, the pages of the others come. */
class InTurnTest extends SampleYearTest {
    private static final String YEAR = "fiscalYear=2022&asOf=2022-12-31&department=035";

    private static final String[] WHOLE = {
        "/dashboard?" + YEAR + "&projects.sort=-disbursed",
        "/compare?" + YEAR + "&differences.sort=difference",
        "/project?" + YEAR + "&project=410702220000000013207&payments.find=x",
        "/line?line=2022:035003-2080799-P-410702229900000000001&adjustments.sort=amount",
        "/tables/payments.csv?" + YEAR + "&project=410702220000000013207",
        "/tables/lines.json?" + YEAR
    };

    @Autowired private Turns turns;

    @Test
    void whoWaitsForAWholeTableKeepsNoPageWaiting() throws Exception {
        var auditor = visitor("auditor");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var asked = new ArrayList<Future<HttpResponse<String>>>();
            turns.take(
                    () ->
                            turns.take(
                                    () -> {
                                        for (var twice = 0; twice < 2; twice++) {
                                            for (var page : WHOLE) {
                                                asked.add(
                                                        threads.submit(
                                                                () -> auditor.get(page, "en")));
                                            }
                                        }
                                        await().atMost(Duration.ofSeconds(8))
                                                .until(() -> turns.waiting() == asked.size());
                                        var plain = auditor.get("/dashboard?" + YEAR, "en");
                                        assertThat(plain.statusCode()).isEqualTo(200);
                                        assertThat(asked).noneMatch(Future::isDone);
                                        return null;
                                    }));
            for (var answer : asked) {
                assertThat(answer.get().statusCode())
                        .as(answer.get().uri().toString())
                        .isEqualTo(200);
            }
        }
    }
}
