package budgettrail.query.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.LineId;
import budgettrail.log.TestDatabase;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.journal.Generations;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an auditor does with replays on the page, without JavaScript. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayPageTest extends QueryTest {
    private static final String PAGE = "/replay";
    private static final String START = PAGE + "/start";
    private static final LineId LINE = Year2022.line("035001-2080101-B-30101-50101");

    private JdbcClient database;

    @BeforeAll
    void theYearIsIn() {
        database = JdbcClient.create(TestDatabase.application(access));
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + record(Year2022.facts()));
    }

    @Test
    @Order(1)
    void offersWhatCanBeReplayed() {
        var page = visitor("auditor").get(PAGE, "en").body();
        assertThat(page)
                .contains("There was none yet.", "<option value=\"2022\">2022</option>")
                .contains("value=\"ALL\" checked=\"checked\"")
                .doesNotContain("http-equiv=\"refresh\"", "id=\"past\"", "??");
        assertThat(visitor("auditor").get(PAGE, "zh").body())
                .contains("尚未重放过")
                .doesNotContain("??");
        assertThat(visitor("clerk").get(PAGE, "en").statusCode()).isEqualTo(403);
        assertThat(visitor("clerk").submit("/dashboard", START).statusCode()).isEqualTo(403);
    }

    /** It stands in the form as it was entered, and the summary leads to it. */
    @Test
    @Order(2)
    void saysWhatIsWrongWithTheForm() {
        var auditor = visitor("auditor");
        var wrong = auditor.submit(PAGE, START, Map.of("extent", "LINE", "line", "2022:<b>"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains(
                        "autofocus",
                        "href=\"#line\"",
                        "value=\"2022:&lt;b&gt;\" aria-invalid=\"true\"")
                .doesNotContain("??");
        for (var fields :
                Map.of(
                                "line", Map.of("extent", "LINE"),
                                "fiscalYear", Map.of("extent", "YEAR", "fiscalYear", "2019"),
                                "knownAt", Map.of("extent", "ALL", "knownAt", "yesterday"),
                                "extent", Map.of("fiscalYear", "2022"))
                        .entrySet()) {
            var answer = auditor.submit(PAGE, START, fields.getValue());
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("href=\"#" + fields.getKey() + "\"")
                    .doesNotContain("??");
        }
        var early = Map.of("extent", "ALL", "knownAt", "2001-01-01 08:30");
        assertThat(auditor.submit(PAGE, START, early).body()).contains("href=\"#knownAt\"");
        assertThat(json("/projections/replay").get("state").asString()).isEqualTo("NONE");
    }

    /** Nobody can be led to an address that only takes forms. */
    @Test
    @Order(2)
    void leadsToOtherLanguagesAndThemesFromWhereAFormWasSent() {
        var wrong = Map.of("extent", "LINE", "line", "x");
        var answers =
                List.of(
                        visitor("auditor").submit(PAGE, START, wrong),
                        visitor("auditor").submit(PAGE, START + "?x=1", wrong),
                        visitor("clerk").submit("/dashboard", START + "?x=1", wrong));
        assertThat(answers).extracting(HttpResponse::statusCode).containsExactly(400, 400, 403);
        for (var answer : answers) {
            assertThat(answer.body())
                    .contains("href=\"/replay?theme=dark\"")
                    .doesNotContain("href=\"?", "x=1");
        }
        assertThat(answers.get(1).body())
                .contains(
                        "href=\"/replay?fiscalYear=2022&amp;asOf=2022-12-31&amp;department=035&amp;lang=zh\"");
        assertThat(answers.get(2).body()).contains("href=\"/replay?lang=zh\"");
    }

    @Test
    @Order(3)
    void showsHowOneGoesRestsAndEnds() throws SQLException {
        var auditor = visitor("auditor");
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.claim(writer, 1, -1);
            var running =
                    auditor.submit(PAGE, START, Map.of("extent", "YEAR", "fiscalYear", "2022"));
            assertThat(running.body())
                    .contains("Running", "Year 2022", "<progress", "data-said=\"0 % done\"")
                    .contains("http-equiv=\"refresh\"", "data-events=\"/replay/events\"")
                    .doesNotContain("Begin the replay", "??");
            assertThat(visitor("admin").get("/projections", "en").body())
                    .contains("A replay is running")
                    .doesNotContain("Begin a rebuild");
            assertThat(auditor.submit(PAGE, PAGE + "/pause").body())
                    .contains("Paused by auditor since", "Go on")
                    .doesNotContain("??");
            assertThat(auditor.submit(PAGE, PAGE + "/resume").body()).contains("Pause</button>");
            writer.commit();
        }
        expect(auditor, "No difference");
        assertThat(auditor.get(PAGE, "en").body())
                .contains("class=\"passed\"", "id=\"past\"")
                .doesNotContain("http-equiv=\"refresh\"", "??");
        assertThat(auditor.submit(PAGE, PAGE + "/cancel").statusCode()).isEqualTo(200);
        database.sql("UPDATE query.replay SET cancelled_by = 'auditor'").update(); // Too late.
        assertThat(auditor.get(PAGE, "en").body()).contains("Done").doesNotContain("End asked for");
        var moment = Map.of("extent", "ALL", "knownAt", "2040-01-01 08:30");
        assertThat(auditor.submit(PAGE, START, moment).body()).contains("2040-01-01 08:30:59");
        expect(auditor, "No difference");
    }

    @Test
    @Order(4)
    void namesWhatDiffersAndKeepsIt() {
        var auditor = visitor("auditor");
        database.sql(
                        """
                        UPDATE query.daily SET amount_fen = amount_fen + 7 WHERE (generation, line_no, measure, effective) =
                          (SELECT generation, line_no, 11, min(effective) FROM query.daily
                             JOIN query.live USING (generation) JOIN query.line USING (generation, line_no)
                           WHERE key = :key AND measure = 11 GROUP BY generation, line_no)
                        """)
                .param("key", LINE.key())
                .update();
        auditor.submit(
                PAGE,
                START,
                Map.of("extent", "LINE", "line", LINE.toString(), "fiscalYear", "2022"));
        expect(auditor, "Not what the log says");
        var page = auditor.get(PAGE, "en").body();
        assertThat(page)
                .contains(
                        "class=\"alarm\" role=\"alert\"",
                        "differs from the log: 1.",
                        "Sum of a day")
                .contains(
                        "/line?line=2022%3A" + LINE.key(), "Paid, before refunds", "Differences: 1")
                .doesNotContain("class=\"passed\"", "??");
        assertThat(auditor.get(PAGE, "zh").body()).contains("与日志不符", "某日合计").doesNotContain("??");
        var first = database.sql("SELECT min(job) FROM query.replay").query(Long.class).single();
        assertThat(auditor.get(PAGE + "?replay=" + first, "en").body())
                .contains("Replay " + first, "class=\"passed\"")
                .doesNotContain("class=\"alarm\"");
        assertThat(auditor.get(PAGE + "?replay=99", "en").statusCode()).isEqualTo(404);
        assertThat(auditor.get(PAGE + "?replay=x", "en").statusCode()).isEqualTo(400);
        assertThat(auditor.get(PAGE + "?cursor=x", "en").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(5)
    void aPastOneIsShownAlsoWhileOneIsRunning() throws SQLException {
        var auditor = visitor("auditor");
        var first = database.sql("SELECT min(job) FROM query.replay").query(Long.class).single();
        try (var writer = TestDatabase.application(access).getConnection()) {
            writer.setAutoCommit(false);
            Generations.claim(writer, 1, -1);
            auditor.submit(PAGE, START, Map.of("extent", "YEAR", "fiscalYear", "2022"));
            assertThat(auditor.get(PAGE + "?replay=" + first, "en").body())
                    .contains("Replay " + first, "class=\"passed\"")
                    .doesNotContain("Under way", "http-equiv=\"refresh\"", "id=\"start\"");
            var running =
                    database.sql("SELECT max(job) FROM query.replay").query(Long.class).single();
            for (var address : List.of(PAGE, PAGE + "?replay=" + running)) {
                assertThat(auditor.get(address, "en").body()).contains("Under way");
            }
            writer.commit();
        }
        expect(auditor, "Not what the log says");
    }

    private static void expect(Visitor auditor, String word) {
        await().until(() -> auditor.get(PAGE, "en").body().contains("<strong>" + word));
    }
}
