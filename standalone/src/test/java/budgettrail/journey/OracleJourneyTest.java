package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every value of the independent oracle, through the HTTP API: the real budget and the whole
 * synthetic year are imported first, then each month end is read; and all again after a rebuild.
 */
@TestMethodOrder(OrderAnnotation.class)
class OracleJourneyTest {
    private static RunningApplication application;
    private static Api api;
    private static long position;

    @BeforeAll
    static void importTheYear() {
        application = RunningApplication.start();
        api = application.api();
        Dataset.importBudget(api);
        position = Dataset.importLedger(api, _ -> true);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    static Stream<String> monthEnds() {
        return Dataset.oracle("expected_three_public").stream()
                .skip(1)
                .map(line -> line.split(",")[0]);
    }

    @Order(1)
    @ParameterizedTest
    @MethodSource("monthEnds")
    void indicatorsOfEveryMonthEnd(String monthEnd) {
        assertThat(lines("/indicators.csv?fiscalYear=2022&asOf=" + monthEnd))
                .isEqualTo(indicators(monthEnd));
    }

    @Test
    @Order(2)
    void balancesOfEveryLineAtTheYearsEnd() {
        assertThat(lines("/line-balances.csv?fiscalYear=2022&asOf=2022-12-31"))
                .isEqualTo(Dataset.oracle("expected_line_balances"));
    }

    @Test
    @Order(3)
    void threePublicControlOfEveryMonth() {
        assertThat(lines("/three-public.csv?fiscalYear=2022"))
                .isEqualTo(Dataset.oracle("expected_three_public"));
    }

    @Test
    @Order(4)
    void theSameAfterTheProjectionsWereRebuilt() {
        var rebuilt = api.post("admin", "/api/v1/projections/rebuild", java.util.Map.of());
        assertThat(rebuilt.status()).as(rebuilt.body()).isEqualTo(202);
        await().atMost(Duration.ofMinutes(1)).until(() -> !state().equals("RUNNING"));
        assertThat(state()).isEqualTo("DONE");

        monthEnds().forEach(this::indicatorsOfEveryMonthEnd);
        balancesOfEveryLineAtTheYearsEnd();
        threePublicControlOfEveryMonth();
    }

    private static String state() {
        return api.get("auditor", "/api/v1/projections/rebuild").json().path("state").asString();
    }

    private static List<String> lines(String path) {
        var answer = api.get("auditor", "/api/v1" + path + "&minPosition=" + position);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body().lines().toList();
    }

    /** The header, and what the oracle says of that day. */
    private static List<String> indicators(String monthEnd) {
        var all = Dataset.oracle("expected_indicators");
        return Stream.concat(
                        Stream.of(all.getFirst()),
                        all.stream().skip(1).filter(line -> line.startsWith(monthEnd)))
                .toList();
    }
}
