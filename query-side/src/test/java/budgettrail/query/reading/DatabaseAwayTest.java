package budgettrail.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.log.Cable;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.TestDatabase;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Year2022;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** Without its database the query side says so soon, asks to come back, and comes back itself. */
@Import(DatabaseAwayTest.ByCable.class)
class DatabaseAwayTest extends QueryTest {
    private static final String LINE = "2022:035001-2080101-B-30201-50201";
    private static final List<String> PAGES =
            List.of(
                    "/dashboard?fiscalYear=2022",
                    "/line?line=" + LINE,
                    "/payment?fiscalYear=2022&payment=035001%2F2022%2FSYN-PAY-2022-0319",
                    "/facts?fiscalYear=2022&figure=GROSS&of=INITIAL",
                    "/facts?fiscalYear=2022&figure=GROSS&of=INITIAL&knownAt=200",
                    "/search?q=action:paid",
                    "/tables/units.csv?fiscalYear=2022");
    private static final List<String> API =
            List.of(
                    "/indicators?fiscalYear=2022&level=UNIT",
                    "/budget-lines/" + LINE,
                    "/budget-lines/" + LINE + "/events",
                    "/disbursements?fiscalYear=2022",
                    "/facts?q=action:paid",
                    "/saved-searches",
                    "/units");

    /** Two seconds of waiting for a connection, and what a busy machine adds. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Not marked as a configuration: the scan would put every other test behind the cable, too. */
    static class ByCable {
        @Bean
        Cable cable() {
            return Cable.to(TestDatabase.fresh());
        }

        @Bean
        @Primary
        DatabaseAccess throughTheCable(Cable cable) {
            return cable.access();
        }
    }

    @Autowired private Cable cable;
    private Visitor auditor = Visitor.stranger(0);

    @BeforeAll
    void theWholeYearIsIn() {
        var head = record(Year2022.facts());
        json("/units?minPosition=" + head);
        auditor = visitor("auditor");
        assertThat(save().statusCode()).isEqualTo(201);
    }

    /** Nothing changes, once it is saved. */
    private HttpResponse<String> save() {
        return post("auditor", "/saved-searches", "{\"name\":\"mine\",\"query\":\"x\"}");
    }

    @Test
    void saysSoAndComesBack() {
        assertThat(everything()).allSatisfy(answer -> answers(answer, 200));
        cable.cut();
        var start = System.nanoTime();
        assertThat(everything())
                .allSatisfy(
                        answer -> {
                            answers(answer, 503);
                            assertThat(answer.headers().firstValue("Retry-After")).hasValue("2");
                        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(SOON);
        cable.mend();
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(everything()).allSatisfy(answer -> answers(answer, 200)));
    }

    private static void answers(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as("%s: %s", answer.uri(), answer.body()).isEqualTo(status);
    }

    /** Every address at once. */
    private List<HttpResponse<String>> everything() {
        var questions = new ArrayList<Callable<HttpResponse<String>>>();
        PAGES.forEach(page -> questions.add(() -> auditor.get(page, "en")));
        API.forEach(path -> questions.add(() -> get("auditor", path)));
        questions.add(this::save);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(questions).stream().map(DatabaseAwayTest::answer).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> answer(Future<HttpResponse<String>> asked) {
        try {
            return asked.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
