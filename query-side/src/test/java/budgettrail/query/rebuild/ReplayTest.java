package budgettrail.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.LineId;
import budgettrail.log.TestDatabase;
import budgettrail.query.Contents;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.posting.Measure;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** An auditor has all figures made anew, and hears whether they were what the log says. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplayTest extends QueryTest {
    private static final String REBUILD = "/projections/rebuild";
    private static final String PAGE = "/projections";
    private static final LineId LINE = Year2022.line("035001-2080101-B-30101-50101");
    private static final int PAID = Measure.PAID.number();

    private JdbcClient database;

    @BeforeAll
    void theYearIsIn() {
        database = JdbcClient.create(TestDatabase.application(access));
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + record(Year2022.facts()));
    }

    @Test
    @Order(1)
    void whatNobodyTouchedIsTheSame() {
        assertThat(json(REBUILD).get("differences").isNull()).isTrue();
        var replayed = replayed();
        assertThat(replayed.get("startedBy").asString()).isEqualTo("auditor");
        assertThat(replayed.get("differences").asLong()).isZero();
        assertThat(replayed.get("firstDifferences").isEmpty()).isTrue();
        assertThat(page("en"))
                .contains("the same as the figures that were live before", "class=\"passed\"")
                .doesNotContain("class=\"alarm\"", "id=\"differences\"");
        assertThat(page("zh")).contains("均与重建之前的现用数据一致");
    }

    @Test
    @Order(2)
    void aBalanceChangedByHandIsNamedAndRightAgain() {
        var right = Contents.ofLive(database);
        var paid = paid();
        change("balance", "AND fiscal_year = 2022");
        assertThat(paid()).isNotEqualTo(paid);
        var replayed = replayed();
        assertThat(replayed.get("differences").asLong()).isEqualTo(1);
        assertThat(replayed.get("firstDifferences").size()).isEqualTo(1);
        var first = replayed.get("firstDifferences").get(0);
        assertThat(first.get("line").asString()).isEqualTo(LINE.toString());
        assertThat(first.get("measure").asString()).isEqualTo("PAID");
        assertThat(first.get("amountLive").asString()).isEqualTo("946400.07");
        assertThat(first.get("amountRemade").asString()).isEqualTo("946400.00");
        assertThat(first.get("firstPosition").isNull()).isTrue();
        assertThat(paid()).isEqualTo(paid);
        assertThat(Contents.ofLive(database)).isEqualTo(right);
    }

    @Test
    @Order(3)
    void thePageIsAlarmed() {
        assertThat(page("en"))
                .contains("class=\"alarm\" role=\"alert\"", "Not the same", "live before: 1.")
                .contains(
                        "/line?line=2022%3A" + LINE.key() + "&amp;asOf=2022-12-31",
                        "Paid, before refunds")
                .contains("946,400.07", "946,400.00", "none found")
                .doesNotContain("class=\"passed\"", "??");
        assertThat(page("zh"))
                .contains("class=\"alarm\"", "不一致的余额：1项", "支付（未扣退款）", "未发现")
                .doesNotContain("??");
    }

    /** Of a balance whose journal was changed with it; and a measure that somebody made up. */
    @Test
    @Order(4)
    void theFirstPostingThatDiffersIsFound() {
        var right = Contents.ofLive(database);
        change("balance", "");
        var position =
                database.sql(
                                """
                                UPDATE query.posting p SET amount_fen = amount_fen + 7
                                WHERE generation = (SELECT generation FROM query.live) AND position =
                                  (SELECT max(position) FROM query.posting JOIN query.live USING (generation)
                                     JOIN query.line USING (generation, line_no) WHERE key = :key AND measure = :measure)
                                  AND measure = :measure RETURNING position
                                """)
                        .param("key", LINE.key())
                        .param("measure", PAID)
                        .query(Long.class)
                        .single();
        database.sql(
                        """
                        INSERT INTO query.balance SELECT generation, 2022, line_no, 99, n.fen FROM query.line
                        JOIN query.live USING (generation), (VALUES (5)) n (fen) WHERE key = :key
                        """)
                .param("key", LINE.key())
                .update();
        var replayed = replayed();
        assertThat(replayed.get("differences").asLong()).isEqualTo(2);
        var first = replayed.get("firstDifferences").get(0);
        assertThat(first.get("measure").asString()).isEqualTo("PAID");
        assertThat(first.get("firstPosition").asLong()).isEqualTo(position);
        var other = replayed.get("firstDifferences").get(1);
        assertThat(other.get("measure").asString()).isEqualTo("99");
        assertThat(other.get("amountRemade").asString()).isEqualTo("0.00");
        assertThat(page("en")).contains("<td role=\"cell\" data-label=\"Measure\">99</td>");
        assertThat(Contents.ofLive(database)).isEqualTo(right);
    }

    @Test
    @Order(5)
    void theFirstOfManyAreKept() {
        var all =
                database.sql(
                                """
                                UPDATE query.balance b SET amount_fen = amount_fen + 1 FROM query.live l
                                WHERE b.generation = l.generation
                                """)
                        .update();
        assertThat(all).isGreaterThan(Difference.MOST);
        var replayed = replayed();
        assertThat(replayed.get("differences").asLong()).isEqualTo(all);
        assertThat(replayed.get("firstDifferences").size()).isEqualTo(Difference.MOST);
        assertThat(page("en")).contains("The first 100 of " + all);
        assertThat(replayed().get("differences").asLong()).isZero();
    }

    /** One of before, or one that could not be compared, claims nothing. */
    @Test
    @Order(6)
    void whatWasNotComparedSaysSo() {
        database.sql("UPDATE query.rebuild SET differences = NULL").update();
        assertThat(page("en"))
                .contains("These figures were not compared")
                .doesNotContain("class=\"passed\"", "class=\"alarm\"");
        assertThat(page("zh")).contains("未与重建之前的现用数据比对");
    }

    /** As if there were no time for it, or no room. */
    @Test
    @Order(7)
    void aComparisonThatFailsKeepsNothingBack() {
        var right = Contents.ofLive(database);
        change("balance", "");
        var owner = JdbcClient.create(TestDatabase.owner(access));
        var user = access.applicationUser();
        owner.sql("REVOKE INSERT ON query.rebuild_difference FROM \"" + user + "\"").update();
        assertThat(replayed().get("differences").isNull()).isTrue();
        assertThat(Contents.ofLive(database)).isEqualTo(right);
    }

    private void change(String table, String more) {
        var changed =
                database.sql(
                                """
                                UPDATE query.%s SET amount_fen = amount_fen + 7
                                WHERE measure = :measure AND (generation, line_no) = (SELECT generation, line_no
                                  FROM query.line JOIN query.live USING (generation) WHERE key = :key) %s
                                """
                                        .formatted(table, more))
                        .param("measure", PAID)
                        .param("key", LINE.key())
                        .update();
        assertThat(changed).isEqualTo(1);
    }

    private JsonNode replayed() {
        assertThat(post("auditor", REBUILD).statusCode()).isEqualTo(202);
        await().until(() -> !json(REBUILD).get("state").asString().equals("RUNNING"));
        assertThat(json(REBUILD).get("state").asString()).isEqualTo("DONE");
        return json(REBUILD);
    }

    private String paid() {
        return json("/budget-lines/" + LINE)
                .get("budgetLine")
                .get("amounts")
                .get("disbursed")
                .asString();
    }

    private String page(String language) {
        return visitor("auditor").get(PAGE, language).body();
    }
}
