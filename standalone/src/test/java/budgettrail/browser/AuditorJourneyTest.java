package budgettrail.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.journey.Exported;
import budgettrail.journey.RunningApplication;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.TestDatabase;
import budgettrail.web.language.Language;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an auditor does, before and after somebody has changed a figure, and then a fact. */
@ExtendWith(InBrowser.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AuditorJourneyTest {
    private static final Path SCREENS = Path.of("target", "screens");
    private static final Path KEY = SCREENS.resolveSibling("audit").resolve("key.txt");
    private static final Path EXPORT = KEY.resolveSibling("export.zip");
    private static final String PAGE = "/audit";
    private static final String VOUCHER = "SYN-PAY-2022-0001";
    private static final Visitor AUDITOR = Visitor.as("auditor");

    private static DatabaseAccess database;
    private static RunningApplication application;
    private static long facts;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        application = RunningApplication.on(database, "--budgettrail.sample=year");
        facts = application.context().getBean(EventLog.class).head();
        catchUp();
    }

    /** All is sealed and added up a moment later: asked of the API, for a page costs more. */
    private static void catchUp() {
        await().atMost(Duration.ofMinutes(1)).until(() -> sealed() == facts);
        var asked = "/api/v1/indicators?level=DEPARTMENT&fiscalYear=2022&minPosition=" + facts;
        assertThat(application.api().get("auditor", asked).status()).isEqualTo(200);
    }

    private static long sealed() {
        return application
                .api()
                .get("auditor", "/api/v1/audit/seal")
                .json()
                .at("/head/size")
                .asLong();
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    @Test
    @Order(1)
    void seesThatAllIsAsItWasSealed(SharedBrowser browser) {
        try (var visit = browser.before(application).visit(AUDITOR)) {
            visit.open("/dashboard");
            visit.follow(".viewer a[href='/audit']");
            var page = visit.page();
            var all = "%1$d of %1$d facts".formatted(facts);
            assertThat(page.locator("#sealed").innerText()).isEqualTo(all);
            assertThat(page.locator("main").innerText()).contains("Nothing was verified yet.");
            visit.follow("#verify");
            page.locator(".passed").waitFor();
            assertThat(page.locator(".passed").innerText())
                    .contains("Passed", facts + " facts are as they were sealed.");
            page.click("details:has(code.whole) >> nth=0 >> summary");
            assertThat(page.locator("dd code.whole").innerText()).hasSize(44);
            var key = page.waitForDownload(() -> page.click("a[href='/audit/verifier-key.txt']"));
            assertThat(key.suggestedFilename()).isEqualTo("verifier-key.txt");
            key.saveAs(KEY);
            assertThat(Exported.verify(0, export(page), "--key", KEY.toString()))
                    .contains("ACCEPTED");
            look(visit, "passed", Language.EN);
        }
    }

    /** What a voucher in hand says, on any page: is it here, and what became of it? */
    @Test
    @Order(2)
    void findsAPaymentByItsVoucher(SharedBrowser browser) {
        try (var visit = browser.before(application).visit(AUDITOR)) {
            var page = visit.page();
            visit.open("/dashboard");
            visit.follow(() -> page.keyboard().press("/"));
            page.keyboard().type(VOUCHER);
            visit.follow(() -> page.keyboard().press("Enter"));
            assertThat(page.locator("#facts tbody tr").count()).isEqualTo(1);
            visit.follow("#facts .what a.code");
            assertThat(page.url()).contains("/payment?payment=");
            assertThat(page.locator("main").innerText())
                    .contains(VOUCHER, "Paid 74,866.00", "示例银行红旗支行工资代发专户");
            assertThat(visit.faults()).isEmpty();
        }
    }

    /** And is led to the very facts that a month made. */
    @Test
    @Order(2)
    void comparesTwoMonths(SharedBrowser browser) {
        try (var visit = browser.before(application).visit(AUDITOR)) {
            var page = visit.page();
            visit.open("/dashboard?fiscalYear=2022&asOf=2022-12-31");
            visit.follow(".compare a");
            page.fill("#from", "2022-11-30");
            visit.follow("form.moments button");
            var made = page.locator("a[href*='figure=DISBURSED'][href*='from='] >> nth=0");
            var amount = made.innerText();
            visit.follow(made::click);
            assertThat(page.locator("main").innerText())
                    .contains("made the difference of " + amount + " yuan");
            assertThat(visit.faults()).isEmpty();
        }
    }

    @Test
    @Order(2)
    void hasTheYearReplayedAndNothingDiffers(SharedBrowser browser) {
        try (var visit = browser.before(application).visit(AUDITOR)) {
            var page = visit.page();
            visit.open("/replay");
            page.check("input[value=YEAR]");
            page.selectOption("#fiscalYear", "2022");
            visit.follow("#start");
            page.locator(".passed").waitFor();
            assertThat(page.locator(".passed").innerText()).contains("No difference");
            assertThat(page.locator("main").innerText()).contains("2022");
            assertThat(visit.faults()).isEmpty();
        }
    }

    /** The whole log, as it is taken away from the page. */
    private static Path export(Page page) {
        var export = page.waitForDownload(() -> page.click("a[href='/audit/export']"));
        assertThat(export.suggestedFilename()).startsWith("budget-trail-").endsWith(".zip");
        export.saveAs(EXPORT);
        return EXPORT;
    }

    /** Somewhere else, so that it takes its time. */
    @Test
    @Order(2)
    void seesHowFarAVerificationIs(SharedBrowser browser) throws SQLException {
        try (var elsewhere = TestDatabase.application(database).getConnection();
                var visit = browser.before(application).visit(AUDITOR.in(Language.ZH))) {
            execute(elsewhere, "SELECT pg_advisory_lock(4210013)");
            execute(
                    elsewhere,
                    """
                    INSERT INTO seal.verification
                      (state, from_position, position, goal, sealed, started_by, started_at, told_at, faults)
                    VALUES ('RUNNING', 1, 250000, 1000000, 1000000, 'admin', now() - interval '5 seconds', now(), 0)
                    """);
            visit.open(PAGE);
            var page = visit.page();
            assertThat(page.locator("main").innerText()).contains("正在进行", "每秒50000条事实", "15秒");
            execute(
                    elsewhere,
                    "UPDATE seal.verification SET position = 500000 WHERE state = 'RUNNING'");
            page.locator("progress[value='500000']").waitFor(); // By itself.
        }
    }

    @Test
    @Order(3)
    void isToldWhichFigureWasNotWhatTheLogSays(SharedBrowser browser) throws SQLException {
        try (var projections = TestDatabase.application(database).getConnection();
                var visit = browser.before(application).visit(AUDITOR)) {
            var page = visit.page();
            visit.open("/projections");
            assertThat(page.locator("dd:text-is('0 facts')").count()).isOne();
            visit.follow("#start");
            page.locator(".passed").waitFor();
            execute(
                    projections,
                    """
                    UPDATE query.balance SET amount_fen = amount_fen + 100 WHERE (generation, line_no, measure) =
                      (SELECT generation, min(line_no), 1 FROM query.balance JOIN query.live USING (generation)
                       WHERE measure = 1 GROUP BY generation)
                    """);
            visit.follow("#start");
            page.locator(".alarm").waitFor();
            assertThat(page.locator(".alarm").innerText()).contains("Not the same", "before: 1.");
            assertThat(page.locator("#differences tbody tr").count()).isEqualTo(1);
            visit.follow("#differences tbody th a");
            assertThat(page.url()).contains("/line?line=");
            visit.open("/projections");
            visit.follow(".languages >> text=中文");
            assertThat(page.locator("#differences").innerText()).contains("年初预算数");
            look(visit, "/projections", "projections-differs", Language.ZH);
        }
    }

    /** Told as it goes, without the page being asked for again. */
    @Test
    @Order(3)
    void seesHowFarAReplayIs(SharedBrowser browser) throws SQLException {
        try (var elsewhere = TestDatabase.application(database).getConnection();
                var visit = browser.before(application).visit(AUDITOR)) {
            var page = visit.page();
            execute(elsewhere, "SELECT pg_advisory_lock(4210010)");
            execute(
                    elsewhere,
                    """
                    INSERT INTO query.replay (state, phase, up_to, position, goal, started_by, started_at, told_at)
                    VALUES ('RUNNING', 'POSTING', 1000000, 150000, 1000000, 'admin', now() - interval '3 seconds', now())
                    """);
            visit.open("/replay");
            assertThat(page.locator("main").innerText()).contains("50000 facts a second", "17 s");
            look(visit, "/replay", "replay-running", Language.EN);
            page.evaluate("document.querySelector('main').mark = 1");
            execute(elsewhere, "UPDATE query.replay SET position = 500000 WHERE state = 'RUNNING'");
            page.locator("progress[value='500000']").waitFor();
            page.locator("#said:text-is('50 % done, 4 s left')").waitFor();
            assertThat(page.evaluate("document.querySelector('main').mark")).isEqualTo(1);
            execute(
                    elsewhere,
                    "UPDATE query.replay SET state = 'DONE', differences = 0, ended_at = now()");
            page.locator(".passed").waitFor(); // By itself.
            execute(elsewhere, "SELECT pg_advisory_unlock(4210010)");
        }
    }

    @Test
    @Order(3)
    void hasAYearReplayedAndIsToldWhatDiffers(SharedBrowser browser) throws SQLException {
        try (var projections = TestDatabase.application(database).getConnection();
                var visit = browser.before(application).visit(AUDITOR)) {
            var page = visit.page();
            visit.open("/audit");
            visit.follow(".viewer a[href='/replay']");
            page.check("input[value=LINE]");
            page.fill("#line", "2022:NOWHERE");
            visit.follow("#start");
            page.locator(".alarm:focus").waitFor(); // Given after the page has come.
            assertThat(page.inputValue("#line")).isEqualTo("2022:NOWHERE");
            execute(
                    projections,
                    """
                    UPDATE query.daily SET amount_fen = amount_fen + 100 WHERE (generation, line_no, measure) =
                      (SELECT generation, min(line_no), 1 FROM query.daily JOIN query.live USING (generation)
                       WHERE measure = 1 GROUP BY generation)
                    """);
            page.check("input[value=YEAR]");
            page.selectOption("#fiscalYear", "2022");
            visit.follow("#start");
            page.locator(".alarm").waitFor();
            assertThat(page.locator(".alarm").innerText()).contains("Not what the log says");
            visit.follow(".languages >> text=中文");
            assertThat(page.locator("#differences tbody tr").count()).isEqualTo(1);
            assertThat(page.locator("#differences").innerText()).contains("某日合计", "年初预算数");
            look(visit, "/replay", "replay-differs", Language.ZH);
            visit.follow("#differences tbody th a");
            assertThat(page.url()).contains("/line?line=");
        }
    }

    @Test
    @Order(4)
    void isToldWhichFactWasChanged(SharedBrowser browser) throws SQLException {
        var position = falsified();
        try (var visit = browser.before(application).visit(AUDITOR)) {
            visit.open(PAGE);
            visit.follow("#verify");
            var page = visit.page();
            page.locator(".alarm").waitFor();
            assertThat(page.locator(".alarm").innerText())
                    .contains("The log is not as it was sealed")
                    .contains("Fact " + position + ": what is stored is not what was sealed");
            assertThat(page.locator("#faults tbody tr").count()).isEqualTo(1);
            assertThat(Exported.verify(1, export(page), "--key", KEY.toString()))
                    .contains("position " + position + ":");
            visit.follow("#faults tbody th a");
            assertThat(page.locator("#fact-" + position).isVisible()).isTrue();
            visit.open(PAGE);
            visit.follow(".languages >> text=中文");
            assertThat(page.locator(".alarm").innerText())
                    .contains("日志与封存时不一致", "第" + position + "号事实：存储的内容与封存时不同");
            look(visit, "changed", Language.ZH);
        }
    }

    /** As a copy that is older than its witness would be. */
    @Test
    @Order(5)
    void isToldThatThisIsNotTheLogThatWasSealed(SharedBrowser browser) throws SQLException {
        application.close();
        try (var owner = TestDatabase.owner(database).getConnection()) {
            execute(owner, "DELETE FROM log.register WHERE position = " + facts);
            execute(owner, "DELETE FROM log.event WHERE position = " + facts);
        }
        application = RunningApplication.on(database);
        try (var visit = browser.before(application).visit(AUDITOR)) {
            visit.open(PAGE);
            assertThat(visit.page().locator(".alarm >> nth=0").innerText())
                    .contains("This is not the log that was sealed", "Nothing is recorded until");
            assertThat(visit.page().locator("#sealed").innerText())
                    .isEqualTo("%d of %d facts".formatted(facts, facts - 1));
            assertThat(visit.page().locator("main").innerText())
                    .contains("Facts that were sealed are gone")
                    .doesNotContain("Nothing is sealed yet");
            look(visit, "older-copy", Language.EN);
        }
    }

    /** One digit of the first appropriation becomes another; its position. */
    private static long falsified() throws SQLException {
        try (var owner = TestDatabase.owner(database).getConnection();
                var statement = owner.createStatement();
                var row =
                        statement.executeQuery(
                                """
                                UPDATE log.event
                                SET payload = set_byte(payload, place, get_byte(payload, place) # 1)
                                FROM (SELECT position AS changed, position('"amount":' IN encode(payload, 'escape')) + 10 AS place
                                      FROM log.event WHERE type = 'line.appropriated' ORDER BY position LIMIT 1) amount
                                WHERE position = changed RETURNING position
                                """)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** As every page is looked at, here with something to say. */
    private static void look(Visit visit, String state, Language language) {
        look(visit, PAGE, "audit-" + state, language);
    }

    private static void look(Visit visit, String address, String name, Language language) {
        var looks = new Looks(visit.page());
        for (var width : List.of(Visitor.DESK, Visitor.PHONE)) {
            for (var theme : List.of(LIGHT, DARK)) {
                var seen = AUDITOR.in(language).through(width).prefers(theme);
                visit.become(seen);
                var listed = new Pages.Listed(name, address, "auditor", 200);
                var where = EveryPageTest.screen(listed, seen);
                if (ContactSheet.isWanted()) {
                    visit.shoot(SCREENS.resolve(where));
                }
                assertThat(faults(looks, seen)).as(where).isEmpty();
                assertThat(looks.clipped()).as(where).isEmpty();
                assertThat(looks.sideways()).as(where).isZero();
            }
        }
        visit.become(AUDITOR);
        assertThat(looks.untranslated()).isFalse();
        assertThat(visit.faults()).isEmpty();
    }

    /** What axe says: of the form at both widths, of the colours once in the light and the dark. */
    private static List<String> faults(Looks looks, Visitor seen) {
        if (seen.width() == Visitor.DESK) {
            return seen.system() == LIGHT ? looks.violations() : List.of();
        }
        return seen.system() == LIGHT ? looks.faultsOfForm() : looks.faintColours();
    }
}
