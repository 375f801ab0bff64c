package budgettrail.query.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.log.TestDatabase;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Year2022;
import budgettrail.seal.Checkpoint;
import budgettrail.seal.Receipt;
import budgettrail.seal.SignedNote;
import budgettrail.seal.VerifierKey;
import java.sql.SQLException;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the auditor sees of the seal, and does about it, without JavaScript. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditPageTest extends SealedYear {
    private static final String PAGE = "/audit";
    private static final String START = PAGE + "/verify";
    private static final String CANCEL = PAGE + "/cancel";
    private static final String PAYMENT = "/payment?payment=035001/2022/SYN-PAY-2022-0319";

    @Test
    @Order(1)
    void saysThatNothingIsSealedYet() {
        var auditor = visitor("auditor");
        assertThat(auditor.get(PAGE, "en").body())
                .contains("Nothing is sealed yet: the log has no facts.")
                .contains("Nothing was verified yet.", "Verify the log")
                .doesNotContain("Download", "http-equiv=\"refresh\"");
        assertThat(auditor.get(PAGE, "zh").body()).contains("日志中还没有事实", "尚未校验过");
        assertThat(auditor.get(PAGE + "/head.txt", "en").statusCode()).isEqualTo(404);
        auditor.submit(PAGE, START);
        expect(auditor, "there was nothing to compare with");
    }

    @Test
    @Order(2)
    void isForAuditorsAndAdministrators() {
        var position = record(Year2022.facts());
        awaitSeal();
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + position);
        var clerk = visitor("clerk");
        for (var page : new String[] {PAGE, PAGE + "/receipt?position=1", PAGE + "/head.txt"}) {
            assertThat(clerk.get(page, "en").statusCode()).as(page).isEqualTo(403);
            assertThat(visitor("admin").get(page, "en").statusCode()).as(page).isEqualTo(200);
        }
        assertThat(clerk.submit("/dashboard", START).statusCode()).isEqualTo(403);
        assertThat(clerk.submit("/dashboard", CANCEL).statusCode()).isEqualTo(403);
        assertThat(clerk.get(PAYMENT, "en").body()).doesNotContain(PAGE);
        assertThat(visitor("auditor").get(PAYMENT, "en").body())
                .contains("\"" + PAGE + "\"", PAGE + "/receipt?position=", "Receipt of fact ");
        assertThat(visitor("auditor").get("/line?line=" + LINE, "zh").body())
                .contains(PAGE + "/receipt?position=" + appropriation(), "凭据");
    }

    @Test
    @Order(3)
    void givesAwayWhatIsNeededToCheckItElsewhere() {
        var auditor = visitor("auditor");
        var key = VerifierKey.parse(auditor.get(PAGE + "/verifier-key.txt", "en").body());
        var head = SignedNote.parse(auditor.get(PAGE + "/head.txt", "en").body());
        assertThat(key.signed(head)).isTrue();
        var root = Checkpoint.parse(head.text()).root().base64();
        assertThat(auditor.get(PAGE, "en").body())
                .contains(log.head() + " of " + log.head() + " facts", root, key.toString())
                .contains(key.name());
        var receipt = auditor.get(PAGE + "/receipt?position=7", "en");
        assertThat(receipt.headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"receipt-7.txt\"");
        assertThat(Receipt.parse(receipt.body()).holds(key)).isTrue();
        var nowhere = auditor.get(PAGE + "/receipt?position=" + (log.head() + 1), "en");
        assertThat(nowhere.statusCode()).isEqualTo(404);
        assertThat(nowhere.body()).contains("The log has no fact " + (log.head() + 1));
        assertThat(auditor.get(PAGE + "/receipt?position=x", "en").statusCode()).isEqualTo(400);
        assertThat(auditor.get(PAGE + "/receipt", "en").statusCode()).isEqualTo(400);
    }

    @Test
    @Order(4)
    void passesWhereNothingWasChanged() {
        var auditor = visitor("auditor");
        auditor.submit(PAGE, START);
        expect(auditor, "Passed");
        assertThat(auditor.get(PAGE, "en").body())
                .contains(log.head() + " facts are as they were sealed.", "by auditor")
                .doesNotContain("role=\"alert\"", "id=\"faults\"", "http-equiv=\"refresh\"");
        assertThat(auditor.get(PAGE, "zh").body()).contains(log.head() + "条事实与封存时一致");
    }

    /** Whatever it finds is told when it is over, so it is one of a node that is far away. */
    @Test
    @Order(5)
    void showsHowFarTheRunningOneIs() throws SQLException {
        var auditor = visitor("auditor");
        try (var elsewhere = TestDatabase.application(access).getConnection();
                var statement = elsewhere.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(4210013)");
            statement.execute(
                    """
                    INSERT INTO seal.verification
                      (state, from_position, position, goal, sealed, started_by, started_at, told_at, faults)
                    VALUES ('RUNNING', 1, 250000, 1000000, 1000000, 'admin', now() - interval '5 seconds', now(), 0)
                    """);
            assertThat(auditor.get(PAGE, "en").body())
                    .contains("Running", "<progress max=\"1000000\" value=\"250000\"")
                    .contains("250000 of 1000000 facts", "50000 facts a second", "15 s")
                    .contains("http-equiv=\"refresh\"", "data-renew=\"1000\"")
                    .doesNotContain("Verify the log", "Passed");
            assertThat(auditor.submit(PAGE, START).body()).contains("by admin");
            assertThat(auditor.submit(PAGE, CANCEL).body()).contains("End asked for by auditor");
        }
        expect(auditor, "Failed: it did not come to its end");
        assertThat(auditor.submit(PAGE, CANCEL).body()).contains("Failed");
    }

    @Test
    @Order(6)
    void namesTheFirstBadFactAndLeadsToIt() {
        var auditor = visitor("auditor");
        var position = appropriation();
        falsify(position);
        auditor.submit(PAGE, START);
        expect(auditor, "The log is not as it was sealed");
        var page = auditor.get(PAGE, "en").body();
        assertThat(page)
                .contains("Fact " + position + ": what is stored is not what was sealed")
                .contains("role=\"alert\"", "id=\"faults\"", "#fact-" + position);
        assertThat(auditor.get(PAGE, "zh").body())
                .contains("日志与封存时不一致", "第" + position + "号事实：存储的内容与封存时不同");
        var link = page.replaceAll("(?s).*<a href=\"(/line[^\"#]*)#fact-.*", "$1");
        assertThat(auditor.get(link.replace("&amp;", "&"), "en").body())
                .contains("id=\"fact-" + position + "\"");
    }

    /** A fact that is gone cannot be looked at, and the newest head covers more than there is. */
    @Test
    @Order(7)
    void saysThatFactsAreGone() {
        var auditor = visitor("auditor");
        JdbcClient.create(TestDatabase.owner(access))
                .sql("DELETE FROM log.event WHERE position = " + log.head())
                .update();
        assertThat(auditor.get(PAGE, "en").body()).contains("Facts that were sealed are gone");
        auditor.submit(PAGE, START);
        expect(auditor, "nothing is stored where facts must be");
        assertThat(auditor.get(PAGE, "en").body()).contains("<dd id=\"faults-found\">2</dd>");
    }

    /** As long as somebody keeps the table of heads, none is added; the page is there. */
    @Test
    @Order(8)
    void saysThatTheLogIsNotBeingSealed() throws SQLException {
        var auditor = visitor("auditor");
        try (var owner = TestDatabase.owner(access).getConnection();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE seal.head IN ACCESS EXCLUSIVE MODE");
            expect(auditor, "The log is not being sealed at the moment");
            assertThat(auditor.get(PAGE, "zh").body()).contains("目前无法封存日志");
            owner.rollback();
        }
        await().until(() -> !auditor.get(PAGE, "en").body().contains("is not being sealed"));
    }

    private static void expect(Visitor auditor, String words) {
        await().until(() -> auditor.get(PAGE, "en").body().contains(words));
    }
}
