package budgettrail.query.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.SheetScope;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ContentDisposition;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.LinkedMultiValueMap;

/** What people see of a search, without JavaScript, and what they keep of it. */
class SearchPageTest extends QueryTest {
    private static final String PAGE = "/search";
    private static final String VOUCHER = "SYN-PAY-2022-0319";

    @Autowired private SearchPages pages;
    @Autowired private SearchSheet file;

    @Autowired
    @Qualifier("searchDataSource")
    private HikariDataSource searches;

    @BeforeAll
    void theWholeYearIsIn() {
        json("/units?minPosition=" + record(Year2022.facts()));
    }

    @Test
    void aPaymentIsFoundByItsVoucherInTwoSteps() {
        var clerk = visitor("clerk");
        assertThat(clerk.get("/dashboard", "en").body()).contains("href=\"/search\"");
        var found = clerk.get(PAGE + "?q=" + VOUCHER, "en").body();
        assertThat(found)
                .contains(
                        "<strong>Facts found: 1</strong>",
                        "/payment?payment=035001%2F2022%2F" + VOUCHER)
                .doesNotContain("audit/receipt", "??");
        assertThat(visitor("auditor").get(PAGE + "?q=voucher:" + VOUCHER, "zh").body())
                .contains("共 1 条事实", "/audit/receipt?position=", "SYN-PAY-2022-0319");
    }

    @Test
    void whatIsWrongIsMarkedAndExplained() {
        var answer = visitor("auditor").get(PAGE + "?q=%E8%AE%BE%E5%A4%87+amount:much", "en");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("“much” is no amount", "<mark>much</mark>", "aria-invalid=\"true\"")
                .doesNotContain("??");
        var problem = get("auditor", "/facts?q=x%20amount:much");
        assertThat(problem.statusCode()).isEqualTo(400);
        assertThat(json(problem).get("code").asString()).isEqualTo("WRONG_SEARCH_AMOUNT");
        assertThat(json(problem).at("/errors/0/offset").asInt()).isEqualTo(9);
        assertThat(json(problem).at("/errors/0/length").asInt()).isEqualTo(4);
    }

    /** However many wait for a search, none of them keeps a connection from the pages. */
    @Test
    void searchesThatWaitKeepNoPageWaiting() throws Exception {
        var auditor = visitor("auditor");
        List<Callable<HttpResponse<String>>> asked =
                List.of(
                        () -> auditor.get("/search?q=action:paid", "en"),
                        () -> auditor.get("/tables/search.csv?q=action:paid", "en"),
                        () -> get("auditor", "/facts?q=action:paid"));
        var pool = searches.getHikariPoolMXBean();
        var held = new ArrayList<Connection>();
        var patience = searches.getConnectionTimeout();
        searches.setConnectionTimeout(Duration.ofMinutes(1).toMillis());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var one = 0; one < searches.getMaximumPoolSize(); one++) {
                held.add(searches.getConnection());
            }
            var answers = asked.stream().map(threads::submit).toList();
            await().during(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(20))
                    .until(
                            () ->
                                    pool.getThreadsAwaitingConnection() >= asked.size()
                                            && openSnapshots() == 0);
            letGo(held);
            for (var answer : answers) {
                assertThat(answer.get().statusCode()).isEqualTo(200);
            }
        } finally {
            letGo(held);
            searches.setConnectionTimeout(patience);
        }
    }

    private long openSnapshots() {
        return JdbcClient.create(TestDatabase.application(access))
                .sql(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                                + " AND application_name = 'budget-trail-views'"
                                + " AND xact_start IS NOT NULL")
                .query(Long.class)
                .single();
    }

    private static void letGo(List<Connection> held) throws SQLException {
        for (var one : held) {
            one.close();
        }
    }

    @Test
    void theDayAndTheMomentCut() {
        var all = json("/facts?q=action:paid").get("count").asLong();
        var half = json("/facts?q=action:paid&asOf=2022-06-30").get("count").asLong();
        assertThat(half).isPositive().isLessThan(all);
        assertThat(json("/facts?knownAt=7").get("count").asLong()).isEqualTo(7);
        assertThat(json("/facts?knownAt=7&limit=1&order=oldest").at("/facts/0/position").asInt())
                .isEqualTo(1);
        assertThat(get("auditor", "/facts?minPosition=" + (log.head() + 9)).statusCode())
                .isEqualTo(503);
    }

    @Test
    void whatIsFoundIsHadAsAFile() {
        var auditor = visitor("auditor");
        var rows = auditor.get("/tables/search.csv?q=action:refunded", "en").body().lines();
        var count = json("/facts?q=action:refunded").get("count").asLong();
        assertThat(count).isPositive();
        assertThat(rows).hasSize((int) count + 1);
        assertThat(auditor.get("/tables/search.csv?q=amount:x", "en").statusCode()).isEqualTo(400);
    }

    /** A year and a day that did not limit the search are not said to have done so. */
    @Test
    void theFileSaysWhatWasSearchedAndNoMore() {
        var auditor = visitor("auditor");
        var file = "/tables/search.%s?fiscalYear=2022&q=action:refunded";
        var rows = auditor.table(file.formatted("csv"), "en");
        assertThat(rows)
                .isNotEmpty()
                .allSatisfy(
                        row -> {
                            assertThat(row.getField("sheet_scope")).isEqualTo("action:refunded");
                            assertThat(row.getField("sheet_year")).isEmpty();
                            assertThat(row.getField("sheet_as_of")).isEmpty();
                        });
        assertThat(named(auditor.get(file.formatted("csv"), "en"))).isEqualTo("search.csv");
        var json = json(auditor.get(file.formatted("json"), "en"));
        assertThat(json.at("/scope/name").asString()).isEqualTo("Search: action:refunded");
        assertThat(json(auditor.get(file.formatted("json"), "zh")).at("/scope/name").asString())
                .isEqualTo("检索：action:refunded");
        var limited = auditor.get(file.formatted("json") + "&asOf=2022-06-30", "en");
        assertThat(json(limited).get("asOf").asString()).isEqualTo("2022-06-30");
        assertThat(named(limited)).isEqualTo("search-2022-06-30.json");
        var all = json(auditor.get("/tables/search.json", "en"));
        assertThat(all.get("scope").isNull()).isTrue();
    }

    /** Whatever was looked for: nothing else was looked through. */
    @Test
    void theFileOfAManagerSaysThatItIsOfTheUnitAlone() {
        assertThat(scopeOfAManager("action:refunded").code())
                .isEqualTo("action:refunded within=035001");
        var all = scopeOfAManager("");
        assertThat(all.code()).isEqualTo("035001");
        assertThat(all.name().zh()).isNotNull().isNotEqualTo("035001");
    }

    private SheetScope scopeOfAManager(String query) {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("q", query);
        var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035001");
        var scope = file.read(new Asked(asked), manager).provenance().scope();
        return Objects.requireNonNull(scope);
    }

    /** What a file is called where it is kept. */
    private static String named(HttpResponse<String> file) {
        var disposition = file.headers().firstValue("Content-Disposition").orElseThrow();
        return ContentDisposition.parse(disposition).getFilename();
    }

    @Test
    void whatTheLogSaysOtherwiseIsNotShown() {
        var position = json("/facts?q=voucher:SYN-PAY-2022-0300").at("/facts/0/position").asLong();
        var change =
                "UPDATE log.event SET payload = convert_to(replace(convert_from(payload, 'UTF8'),"
                        + " '-%s\"', '-%s\"'), 'UTF8') WHERE position = %d";
        var owner = JdbcClient.create(TestDatabase.owner(access));
        owner.sql(change.formatted("0300", "9300", position)).update();
        var found = json("/facts?q=voucher:SYN-PAY-2022-0300");
        assertThat(found.get("facts")).isEmpty();
        assertThat(found.at("/doubtful/0").asLong()).isEqualTo(position);
        assertThat(visitor("auditor").get(PAGE + "?q=voucher:SYN-PAY-2022-0300", "en").body())
                .contains("the log says something else there");
        owner.sql(change.formatted("9300", "0300", position)).update();
    }

    /** Whoever searches takes both for the same. */
    @Test
    void aUnitOfAnotherCaseIsAnotherUnit() {
        var day = LocalDate.of(2022, 1, 1);
        var line = LineId.of("2022:LIKE");
        var like = new UnitCode("u-x");
        record(
                List.of(
                        new UnitDescribed(like, day, "甲", null, null),
                        new UnitDescribed(new UnitCode("U-X"), day, "乙", null, null),
                        new LineOpened(line, day, Described.basic(like))));
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("q", "action:opened");
        var own = new Viewer("m", Set.of(Role.UNIT_MANAGER), "u-x");
        var found = pages.read(asked, own);
        assertThat(found.rows()).hasSize(1);
        assertThat(found.found()).extracting(SearchPage.Found::count).isEqualTo(1L);
        var other = new Viewer("m", Set.of(Role.UNIT_MANAGER), "U-X");
        var nothing = pages.read(asked, other);
        assertThat(nothing.rows()).isEmpty();
        assertThat(nothing.found()).extracting(SearchPage.Found::count).isEqualTo(0L);
    }

    @Test
    void aSearchIsSavedReplacedRenamedAndDeleted() {
        var clerk = visitor("clerk");
        var page = PAGE + "?q=action:refunded";
        clerk.submit(page, PAGE + "/save", Map.of("q", "action:refunded", "name", "mine"));
        assertThat(clerk.get(PAGE, "en").body()).contains(">mine</a>");
        assertThat(visitor("auditor").get(PAGE, "en").body()).doesNotContain(">mine</a>");
        var taken =
                clerk.submit(page, PAGE + "/save", Map.of("q", "action:paid", "name", "mine"))
                        .body();
        assertThat(taken).contains("Another search is saved as “mine”", "Replace “mine”");
        clerk.submit(
                page, PAGE + "/save", Map.of("q", "action:paid", "name", "mine", "replaces", "1"));
        assertThat(json(get("clerk", "/saved-searches")).at("/searches/0/query").asString())
                .isEqualTo("action:paid");
        clerk.submit(
                page,
                PAGE + "/rename",
                Map.of("q", "action:paid", "name", "mine", "other", "ours"));
        assertThat(clerk.get(PAGE, "en").body())
                .contains(">ours</a>", "<p class=\"note\">This cannot be undone.</p>")
                .contains("<summary aria-label=\"Delete ours\">Delete</summary>")
                .contains("aria-label=\"Delete it: ours\">Delete it</button>");
        var asked = Map.of("q", "action:paid", "name", "ours", "order", "oldest", "knownAt", "5");
        assertThat(clerk.submit(page, PAGE + "/delete", asked).uri().getRawQuery())
                .as("the search that it was done beside")
                .contains("knownAt=5", "order=oldest");
        assertThat(clerk.get(PAGE, "en").body()).doesNotContain(">ours</a>");
        var refused = clerk.submit(page, PAGE + "/save", Map.of("q", "action:paid", "name", " "));
        assertThat(refused.body()).contains("That is no name");
        var hostile = Map.of("q", "action:paid", "name", "a\0");
        assertThat(clerk.submit(page, PAGE + "/delete", hostile).statusCode()).isEqualTo(200);
    }

    @Test
    void aNameThatIsRefusedStaysInItsForm() {
        var clerk = visitor("clerk");
        var page = PAGE + "?q=action:frozen";
        for (var name : List.of("first", "second")) {
            clerk.submit(page, PAGE + "/save", Map.of("q", "action:frozen", "name", name));
        }

        var rename = Map.of("q", "action:frozen", "name", "first", "other", "second");
        var renamed = clerk.submit(page, PAGE + "/rename", rename).body();
        assertThat(renamed).contains("The name “second” is taken.");
        assertThat(value(renamed, "id=\"name\"")).isEmpty();
        assertThat(value(renamed, "aria-label=\"New name of first\"")).isEqualTo("second");
        assertThat(value(renamed, "aria-label=\"New name of second\"")).isEqualTo("second");

        var save = Map.of("q", "action:paid", "name", "first");
        var saved = clerk.submit(PAGE + "?q=action:paid", PAGE + "/save", save).body();
        assertThat(saved).contains("Another search is saved as “first”");
        assertThat(value(saved, "id=\"name\"")).isEqualTo("first");
    }

    /** What stands in the field of the form that says this of itself. */
    private static String value(String page, String field) {
        return Pattern.compile("<input[^>]*>")
                .matcher(page)
                .results()
                .map(MatchResult::group)
                .filter(it -> it.contains(field))
                .map(it -> it.replaceFirst("(?s).*value=\"([^\"]*)\".*", "$1"))
                .map(it -> it.startsWith("<") ? "" : it)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theApiKeepsFiftySearchesAndNoMore() {
        for (var number = 0; number < 50; number++) {
            assertThat(save("n" + number, "x", false)).isEqualTo(201);
        }
        assertThat(save("n50", "x", false)).isEqualTo(409);
        assertThat(save("n1", "x", false)).isEqualTo(200);
        assertThat(save("n1", "y", false)).isEqualTo(409);
        assertThat(save("n1", "y", true)).isEqualTo(201);
        assertThat(save("n1", "amount:x", true)).isEqualTo(400);
        assertThat(save(" ", "x", true)).isEqualTo(400);
        assertThat(delete("officer", "/saved-searches/n1").statusCode()).isEqualTo(204);
        assertThat(delete("officer", "/saved-searches/n1").statusCode()).isEqualTo(404);
        assertThat(delete("clerk", "/saved-searches/n2").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"50%", "a;b", "a\\b", "a/b", "../a", "50%25", "a b", "a+b", "a,b", "名称"})
    void whateverNameASearchHasItIsGivenUpByTheApi(String name) {
        assertThat(save("approver", name.replace("\\", "\\\\"), "x", false)).isEqualTo(201);
        var address = "/saved-searches?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
        assertThat(delete("clerk", address).statusCode()).isEqualTo(404);
        assertThat(delete("approver", address).statusCode()).isEqualTo(204);
        assertThat(json(get("approver", "/saved-searches")).get("searches")).isEmpty();
        assertThat(delete("approver", address).statusCode()).isEqualTo(404);
        assertThat(delete("approver", "/saved-searches").statusCode()).isEqualTo(400);
    }

    /** Of fifty-six at once fifty are kept, and each of them is given up by one of two. */
    @Test
    void wishesOfOnePersonTakeTurns() throws Exception {
        var saved = new ArrayList<Callable<Integer>>();
        var deleted = new ArrayList<Callable<Integer>>();
        for (var number = 0; number < 56; number++) {
            var name = "n" + number;
            saved.add(() -> save("admin", name, "x", false));
            deleted.add(() -> delete("admin", "/saved-searches/" + name).statusCode());
        }
        deleted.addAll(List.copyOf(deleted));
        assertThat(atOnce(saved)).containsOnly(entry(201, 50L), entry(409, 6L));
        assertThat(json(get("admin", "/saved-searches")).get("searches")).hasSize(50);
        assertThat(atOnce(deleted)).containsOnly(entry(204, 50L), entry(404, 62L));
    }

    /** How many answers there were of each status. */
    private static Map<Integer, Long> atOnce(List<Callable<Integer>> wishes) throws Exception {
        try (var callers = Executors.newFixedThreadPool(8)) {
            return callers.invokeAll(wishes).stream()
                    .map(Future::resultNow)
                    .collect(Collectors.groupingBy(status -> status, Collectors.counting()));
        }
    }

    private int save(String name, String query, boolean replaces) {
        return save("officer", name, query, replaces);
    }

    private int save(String user, String name, String query, boolean replaces) {
        var body = "{\"name\":\"%s\",\"query\":\"%s\",\"replaces\":%s}";
        return post(user, "/saved-searches", body.formatted(name, query, replaces)).statusCode();
    }
}
