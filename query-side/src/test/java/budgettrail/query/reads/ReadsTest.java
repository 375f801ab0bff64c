package budgettrail.query.reads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import budgettrail.log.TestDatabase;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Year2022;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class ReadsTest extends QueryTest {
    private static final String LINE = "2022:035001-2080101-B-30201-50201";
    private static final String TABLE = "/tables/lines.csv?fiscalYear=2022&asOf=2022-12-31";

    private Visitor auditor;

    @BeforeAll
    void fill() {
        var position = record(Year2022.facts());
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + position);
        await().until(() -> json("/audit/seal").at("/head/size").asLong() == log.head());
        auditor = visitor("auditor");
    }

    /** Of a row what is of interest. */
    private record Row(String who, String asked, int status, String exported, Long position) {}

    private List<Row> rowsOf(Supplier<HttpResponse<?>> asking) {
        var before = newest();
        asking.get();
        return after(before);
    }

    private List<Row> after(long number) {
        return owner().sql(
                        """
                        SELECT who, method || ' ' || path || coalesce('?' || query, ''), status, exported, position
                        FROM audit.read WHERE number > :number ORDER BY number
                        """)
                .param("number", number)
                .query(
                        (row, _) ->
                                new Row(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getInt(3),
                                        row.getString(4),
                                        row.getObject(5, Long.class)))
                .list();
    }

    private long newest() {
        return owner().sql("SELECT coalesce(max(number), 0) FROM audit.read")
                .query(Long.class)
                .single();
    }

    private JdbcClient owner() {
        return JdbcClient.create(TestDatabase.owner(access));
    }

    private static Row read(String asked, int status) {
        return new Row("auditor", asked, status, null, null);
    }

    @Test
    void eachKindOfAnswerIsWrittenDownOnce() {
        var page = "/line?line=" + LINE;
        assertThat(rowsOf(() -> auditor.get(page, "en"))).containsExactly(read("GET " + page, 200));
        var unknown = "/line?line=2022:NOWHERE";
        assertThat(rowsOf(() -> auditor.get(unknown, "en")))
                .containsExactly(read("GET " + unknown, 404));
        assertThat(rowsOf(() -> auditor.get("/nowhere", "en")))
                .containsExactly(read("GET /nowhere", 403));
        assertThat(rowsOf(() -> auditor.submit("/dashboard", "/audit/verify")))
                .extracting(Row::asked)
                .startsWith("GET /dashboard", "POST /audit/verify");
        var list = "/budget-lines?fiscalYear=2022&limit=1";
        assertThat(rowsOf(() -> get("auditor", list)))
                .containsExactly(read("GET /api/v1" + list, 200));
        assertThat(rowsOf(() -> get("auditor", "/budget-lines?fiscalYear=x")))
                .containsExactly(read("GET /api/v1/budget-lines?fiscalYear=x", 400));
        assertThat(rowsOf(() -> get("auditor", "/nowhere")))
                .containsExactly(read("GET /api/v1/nowhere", 404));
        assertThat(rowsOf(() -> post("auditor", "/projections/rebuild")))
                .containsExactly(read("POST /api/v1/projections/rebuild", 202));
        assertThat(rowsOf(() -> auditor.get("/audit/receipt?position=1", "en")))
                .containsExactly(read("GET /audit/receipt?position=1", 200));
        assertThat(rowsOf(() -> auditor.get("/audit/reads", "en")))
                .containsExactly(read("GET /audit/reads", 200));
        assertThat(rowsOf(() -> get("auditor", "/audit/reads?limit=1")))
                .containsExactly(read("GET /api/v1/audit/reads?limit=1", 200));
    }

    @Test
    void whatIsTakenAwayIsNamedWhoeverTakesIt() {
        var position = log.head();
        var file = rowsOf(() -> auditor.get(TABLE, "en")).getFirst();
        assertThat(file.exported()).endsWith(".csv");
        assertThat(file.position()).isEqualTo(position);
        var export = rowsOf(() -> get("admin", "/audit/export")).getFirst();
        assertThat(export.who()).isEqualTo("admin");
        assertThat(export.exported()).startsWith("budget-trail-").endsWith("-" + position + ".zip");
        assertThat(rowsOf(() -> visitor("clerk").get(TABLE, "en")))
                .extracting(Row::who, Row::status)
                .containsExactly(tuple("clerk", 200));
        assertThat(rowsOf(() -> visitor("clerk").get("/tables/reads.csv", "en")))
                .extracting(Row::status)
                .containsExactly(404);
    }

    /** Whoever takes them: it says what they hold, and how much. */
    @Test
    void soAreTheAgreedTables() {
        var position = log.head();
        for (var name : new String[] {"indicators.csv", "line-balances.csv", "three-public.csv"}) {
            var taken = rowsOf(() -> get("clerk", "/" + name + "?fiscalYear=2022"));
            assertThat(taken)
                    .extracting(Row::who, Row::status, Row::exported, Row::position)
                    .containsExactly(tuple("clerk", 200, name, position));
        }
        assertThat(rowsOf(() -> visitor("clerk").get("/dashboard.csv?fiscalYear=2022", "en")))
                .extracting(Row::exported, Row::position)
                .containsExactly(tuple("indicators.csv", position));
    }

    @Test
    void whatOthersReadIsNot() {
        var admin = visitor("admin");
        assertThat(rowsOf(() -> admin.get("/line?line=" + LINE, "en"))).isEmpty();
        assertThat(rowsOf(() -> get("clerk", "/budget-lines?fiscalYear=2022"))).isEmpty();
        assertThat(rowsOf(() -> Visitor.stranger(port).get("/dashboard", "en"))).isEmpty();
    }

    @Test
    void progressIsNotButWhatItIsOfIs() {
        assertThat(rowsOf(() -> get("auditor", "/audit/verification"))).isEmpty();
        assertThat(rowsOf(() -> auditor.get("/assets/pages.css", "en"))).isEmpty();
        assertThat(rowsOf(() -> post("auditor", "/audit/verification")))
                .extracting(Row::asked)
                .containsExactly("POST /api/v1/audit/verification");
        assertThat(
                        rowsOf(
                                () -> {
                                    auditor.get("/projections", "en");
                                    return auditor.get("/projections", "en");
                                }))
                .containsExactly(read("GET /projections", 200));
    }

    @Test
    void anAnswerIsTheSameWhetherItIsWrittenDownOrNot() {
        var mine = auditor.get(TABLE, "en");
        assertThat(mine.body()).isEqualTo(visitor("admin").get(TABLE, "en").body());
        assertThat(mine.body().length()).isGreaterThan(1_000);
        var page = auditor.get("/dashboard?fiscalYear=2022&asOf=2022-12-31", "zh");
        assertThat(page.body()).contains("</html>").hasSizeGreaterThan(40_000);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(page.headers().firstValue("Content-Security-Policy")).isPresent();
        var export = auditor.bytes("/audit/export", "en");
        assertThat(export).startsWith('P', 'K').hasSizeGreaterThan(40_000);
    }

    @Test
    void whatCannotBeWrittenDownIsNotGiven() {
        owner().sql("REVOKE INSERT ON audit.read FROM application").update();
        try {
            var api = get("auditor", "/budget-lines?fiscalYear=2022");
            assertThat(api.statusCode()).isEqualTo(503);
            assertThat(json(api).get("code").asString()).isEqualTo("READ_NOT_RECORDED");
            assertThat(api.headers().firstValue("Retry-After")).contains("5");
            assertThat(api.body()).doesNotContain("035001");
            for (var address :
                    List.of(
                            "/line?line=" + LINE,
                            "/dashboard?fiscalYear=2022&asOf=2022-12-31",
                            TABLE,
                            "/audit/export",
                            "/audit/receipt?position=1",
                            "/nowhere",
                            "/line?line=none")) {
                var page = auditor.get(address, "en");
                assertThat(page.statusCode()).as(address).isEqualTo(503);
                assertThat(page.headers().firstValue("Retry-After")).as(address).contains("5");
                assertThat(page.headers().firstValue("Content-Disposition")).as(address).isEmpty();
                assertThat(page.body())
                        .as(address)
                        .contains("could not be written down")
                        .doesNotContain("<table", "<dl", "PK");
            }
            assertThat(visitor("admin").get("/line?line=" + LINE, "en").statusCode())
                    .isEqualTo(200);
            assertThat(get("admin", "/audit/export").statusCode()).isEqualTo(503);
        } finally {
            owner().sql("GRANT INSERT ON audit.read TO application").update();
        }
        assertThat(auditor.get("/line?line=" + LINE, "en").statusCode()).isEqualTo(200);
    }

    @Test
    void aLookThatWasNotWrittenDownIsNotTheSameAsTheNext() {
        owner().sql("REVOKE INSERT ON audit.read FROM application").update();
        try {
            assertThat(auditor.get("/replay", "en").statusCode()).isEqualTo(503);
            assertThat(auditor.get("/replay", "en").statusCode()).isEqualTo(503);
        } finally {
            owner().sql("GRANT INSERT ON audit.read TO application").update();
        }
        assertThat(rowsOf(() -> auditor.get("/replay", "en")))
                .containsExactly(read("GET /replay", 200));
        assertThat(rowsOf(() -> auditor.get("/replay", "en"))).isEmpty();
    }

    @Test
    void nothingThatWasSentMakesARowOfItsOwnOrATooLongOne() {
        var long2 = "/line?line=" + "x".repeat(3_000);
        var row = rowsOf(() -> auditor.get(long2, "en")).getFirst();
        assertThat(row.asked()).hasSizeLessThan(2_100).endsWith("x…");
        var lines = rowsOf(() -> auditor.get("/line?line=a%0D%0AGET%20/x", "en"));
        assertThat(lines).extracting(Row::asked).containsExactly("GET /line?line=a%0D%0AGET%20/x");
        var secret = rowsOf(() -> auditor.get("/line?access_token=abc&line=b&Password=c", "en"));
        assertThat(secret)
                .extracting(Row::asked)
                .containsExactly("GET /line?access_token=***&line=b&Password=***");
    }

    @Test
    void manyAtOnceAreEachWrittenDown() {
        var before = newest();
        var asked =
                IntStream.range(0, 16)
                        .mapToObj(
                                number ->
                                        CompletableFuture.supplyAsync(
                                                () ->
                                                        get(
                                                                "auditor",
                                                                "/units?limit=" + (number + 1))))
                        .toList();
        asked.forEach(one -> assertThat(one.join().statusCode()).isEqualTo(200));
        assertThat(after(before).stream().map(Row::asked).distinct()).hasSize(16);
        assertThat(after(before)).hasSize(16);
    }

    @Test
    void pagesFollowOneAnotherWithoutGapOrRepetition() {
        for (var number = 0; number < 5; number++) {
            auditor.get("/line?line=page" + number, "en");
        }
        var seen = new ArrayList<String>();
        var cursor = "";
        while (cursor != null && seen.size() < 20) {
            var answer = json(get("admin", "/audit/reads?who=auditor&limit=2" + cursor));
            answer.get("reads").forEach(one -> seen.add(one.get("request").asString()));
            var next = answer.get("next");
            cursor = next == null || next.isNull() ? null : "&cursor=" + next.asString();
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(20);
        var newest = json(get("admin", "/audit/reads?who=auditor&limit=5"));
        assertThat(newest.get("reads").valueStream().map(one -> one.get("query").asString()))
                .containsExactly(
                        "line=page4", "line=page3", "line=page2", "line=page1", "line=page0");
        assertThat(json(get("admin", "/audit/reads?who=nobody")).get("reads").size()).isZero();
        assertThat(json(get("admin", "/audit/reads?day=2001-01-01")).get("reads").size()).isZero();
        for (var wrong : List.of("day=x", "cursor=x", "limit=101", "who=%00")) {
            assertThat(get("admin", "/audit/reads?" + wrong).statusCode()).isEqualTo(400);
        }
        assertThat(get("clerk", "/audit/reads").statusCode()).isEqualTo(403);
    }

    @Test
    void thePageShowsThemAndItsFilesToo() {
        auditor.get("/line?line=shown", "en");
        var page = auditor.get("/audit/reads?who=auditor", "en").body();
        assertThat(page)
                .contains(
                        "Who was given what", "/line?line=shown", "/tables/reads.csv?who=auditor");
        assertThat(auditor.get("/audit/reads?day=2001-01-01", "zh").body())
                .contains("查阅记录")
                .doesNotContain("/line?line=shown");
        var file = auditor.get("/tables/reads.csv?who=auditor", "en").body();
        assertThat(file).contains("read_at,who,method,address", "/line?line=shown");
        assertThat(auditor.get("/tables/reads.json", "en").statusCode()).isEqualTo(200);
        assertThat(auditor.get("/audit/reads?day=x", "en").statusCode()).isEqualTo(400);
        assertThat(visitor("clerk").get("/audit/reads", "en").statusCode()).isEqualTo(403);
    }

    /** What a year, a day or a moment of the log would limit is facts, and reads are none. */
    @Test
    void theFileSaysWhichItListsAndNoMore() {
        var asked = "fiscalYear=2022&asOf=2022-06-30&knownAt=7&who=auditor";
        assertThat(auditor.table("/tables/reads.csv?" + asked, "en"))
                .isNotEmpty()
                .allSatisfy(
                        row -> {
                            assertThat(row.getField("sheet_scope")).isEqualTo("who=auditor");
                            assertThat(row.getField("sheet_year")).isEmpty();
                            assertThat(row.getField("sheet_as_of")).isEmpty();
                            assertThat(row.getField("sheet_known_at")).isEmpty();
                        });
        var day = json(auditor.get("/tables/reads.json?who=auditor&day=2001-01-01", "en"));
        assertThat(day.at("/scope/code").asString()).isEqualTo("who=auditor day=2001-01-01");
        var all = json(auditor.get("/tables/reads.json", "en"));
        assertThat(all.get("scope").isNull()).isTrue();
    }

    @Test
    void theApplicationMayOnlyAdd() {
        auditor.get("/line?line=" + LINE, "en");
        var application = JdbcClient.create(TestDatabase.application(access));
        for (var change :
                List.of(
                        "UPDATE audit.read SET who = 'x'",
                        "DELETE FROM audit.read",
                        "TRUNCATE audit.read")) {
            assertThatThrownBy(() -> application.sql(change).update())
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }
}
