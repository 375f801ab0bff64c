package budgettrail.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.journal.Generations;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** What the administrator sees of the views, and does about them, without JavaScript. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProjectionsPageTest extends QueryTest {
    private static final String PAGE = "/projections";
    private static final String START = PAGE + "/rebuild";
    private static final String CANCEL = PAGE + "/cancel";
    private static final LineId NEVER_OPENED = LineId.of("2022:NEVER");
    private static final LineId OPENED_TWICE = LineId.of("2022:TWICE");

    private long head;

    @BeforeAll
    void aYearWithAParkedLine() {
        var facts = new ArrayList<>(Year2022.facts());
        var day = LocalDate.of(2022, 1, 1);
        facts.add(new Appropriated(NEVER_OPENED, day, new Money(1), null, null));
        facts.add(new LineOpened(OPENED_TWICE, day, Described.basic(new UnitCode("035001"))));
        record(facts);
        withoutRegister(); // Or it could not be opened twice.
        head = record(List.of(facts.getLast()));
        json("/indicators?fiscalYear=2022&level=LINE&minPosition=" + head);
    }

    @Test
    @Order(1)
    void saysHowFarTheViewsAreAndWhatIsParked() {
        var page = visitor("auditor").get(PAGE, "en");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("<dd>" + head + "</dd>", "0 facts", "There was none yet.")
                .contains(NEVER_OPENED.toString(), "nobody opened; since fact " + (head - 2))
                .contains("href=\"/line?line=2022%3ATWICE&amp;asOf=2022-12-31\"")
                .doesNotContain("line=2022%3ANEVER")
                .contains("Begin a rebuild")
                .doesNotContain("http-equiv=\"refresh\"");
        assertThat(visitor("auditor").get(PAGE, "zh").body()).contains("尚未重建过", "搁置的指标");
    }

    @Test
    @Order(2)
    void isForAdministratorsAndAuditors() {
        assertThat(visitor("clerk").get(PAGE, "en").statusCode()).isEqualTo(403);
        var clerk = visitor("clerk");
        assertThat(clerk.submit("/dashboard", START).statusCode()).isEqualTo(403);
        assertThat(clerk.submit("/dashboard", CANCEL).statusCode()).isEqualTo(403);
        assertThat(json("/projections/rebuild").get("state").asString()).isEqualTo("NONE");
        assertThat(visitor("clerk").get("/dashboard", "en").body()).doesNotContain(PAGE);
        assertThat(visitor("admin").get("/dashboard", "en").body()).contains("\"" + PAGE + "\"");
    }

    @Test
    @Order(3)
    void aRebuildIsBegunSeenAndEnded() throws SQLException {
        var auditor = visitor("auditor"); // Who began it is not the only one who may end it.
        var admin = visitor("admin");
        assertThat(admin.get(PAGE, "en").body()).contains("Begin a rebuild");
        try (var other = TestDatabase.application(access).getConnection()) {
            other.setAutoCommit(false);
            Generations.claim(other, 1, -1); // Nobody fills it as long as this goes on.
            var running = auditor.submit(PAGE, START).body();
            assertThat(running)
                    .contains("Running", "<progress max=\"" + head + "\" value=\"0\"")
                    .contains("by auditor", "End the rebuild", "http-equiv=\"refresh\"")
                    .contains("data-renew=\"1000\"")
                    .doesNotContain("Begin a rebuild");
            assertThat(admin.submit(PAGE, START).body()).contains("Running");
            assertThat(admin.submit(PAGE, CANCEL).body()).contains("End asked for by admin");
            other.commit();
        }
        expect(admin, "Ended on request: the figures are those from before");
        assertThat(admin.submit(PAGE, CANCEL).body()).contains("Ended on request");
        admin.submit(PAGE, START);
        expect(admin, "Done");
        assertThat(admin.get(PAGE, "en").body())
                .contains(head + " of " + head + " facts")
                .doesNotContain("http-equiv=\"refresh\"", "data-renew");
    }

    private static void expect(Visitor admin, String state) {
        await().until(() -> admin.get(PAGE, "en").body().contains("<strong>" + state));
    }
}
