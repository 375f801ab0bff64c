package budgettrail.query.line;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.EconomicCode;
import budgettrail.event.reference.EconomicScheme;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ReferenceEvent.EconomicCodeDescribed;
import budgettrail.event.reference.ReferenceEvent.FunctionCodeDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.reading.Cursor;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/** Lists, single things, searches, refusals, and what a unit manager does not see. */
class ReadingTest extends QueryTest {
    private static final LineId ROOF = LineId.of("2023:ROOF/1");
    private static final LocalDate MAY = LocalDate.of(2023, 5, 2);
    private static final UnitCode UNIT = new UnitCode("035001");

    private static final Pattern LATER = Pattern.compile("rel=\"next\" href=\"([^\"]*)\"");

    @Autowired private DataSource views;

    private long head;
    private long requested;

    @BeforeAll
    void someFacts() {
        record(Year2022.facts());
        var description =
                new LineDescription(
                        UNIT,
                        new FunctionCode("2080101"),
                        ExpenditureKind.BASIC,
                        null,
                        null,
                        null,
                        null,
                        FundType.UNIT_FUNDS,
                        null,
                        true);
        var first = LocalDate.of(2023, 1, 1);
        var payment = new DisbursementId("P/1");
        var voucher = new VoucherNumber("V1");
        var amount = Money.yuan("30.00");
        requested =
                record(
                        List.of(
                                new LineOpened(ROOF, first, description),
                                new Appropriated(ROOF, first, Money.yuan("100.00"), null, null),
                                new Frozen(ROOF, MAY, Money.yuan("5.00"), null, null),
                                new CommitmentPlaced(
                                        ROOF,
                                        MAY,
                                        new CommitmentId("C1"),
                                        Money.yuan("20.00"),
                                        null,
                                        null),
                                new DisbursementRequested(
                                        ROOF, MAY, payment, amount, UNIT, voucher, "瓦匠", null,
                                        "修")));
        head =
                record(
                        List.of(
                                new DisbursementApproved(ROOF, MAY, payment),
                                new DisbursementPaid(
                                        ROOF,
                                        MAY.plusDays(1),
                                        payment,
                                        amount,
                                        UNIT,
                                        voucher,
                                        "瓦匠",
                                        null,
                                        "修")));
        json("/units?minPosition=" + head);
    }

    @Test
    void aLineIsShownWithItsFiguresAndItsEntityTag() {
        var path = "/budget-lines/2023:ROOF%2F1?asOf=2023-12-31&minPosition=" + head;
        var answer = get("auditor", path);
        var line = json(answer).get("budgetLine");

        assertThat(answer.headers().firstValue("ETag")).hasValue("\"6\"");
        assertThat(line.get("line").asString()).isEqualTo("2023:ROOF/1");
        assertThat(line.get("unitNameZh").asString()).contains("本级");
        assertThat(line.get("amounts").get("disbursed").asString()).isEqualTo("30.00");
        assertThat(line.get("amounts").get("commitments").asString()).isEqualTo("20.00");
        assertThat(line.get("amounts").get("pending").asString()).isEqualTo("5.00");
        assertThat(line.get("amounts").get("available").asString()).isEqualTo("45.00");
    }

    /** It says which facts there are, not what counts of them on a day. */
    @Test
    void theEntityTagIsForCommandsAndKeepsNoFigureFromBeingAnsweredAnew() {
        var line = LineId.of("2021:TAGGED");
        var opened =
                record(
                        List.of(
                                new LineOpened(
                                        line, line.year().firstDay(), Described.basic(UNIT))));
        var path = "/budget-lines/" + line + "?minPosition=" + opened;
        assertThat(get("auditor", path).headers().firstValue("ETag")).hasValue("\"0\"");
        assertThat(get("auditor", path + "&asOf=2021-12-30").headers().firstValue("ETag"))
                .isEmpty();
        var again = get("auditor", path, Map.of("If-None-Match", "\"0\""));
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(json(again).get("budgetLine").get("line").asString()).isEqualTo(line.toString());
    }

    @Test
    void whatALineIsForIsNamedInTheLanguageOfThePage() {
        var line = LineId.of("2027:NAMED");
        var first = LocalDate.of(2027, 1, 1);
        var description =
                new LineDescription(
                        UNIT,
                        new FunctionCode("2080150"),
                        ExpenditureKind.BASIC,
                        null,
                        null,
                        new EconomicCode("30201"),
                        new EconomicCode("50201"),
                        FundType.GENERAL_PUBLIC,
                        null,
                        false);
        var position =
                record(
                        List.of(
                                new FunctionCodeDescribed(
                                        description.function(), first, "事业运行", "Institutions"),
                                named(EconomicScheme.DEPARTMENT, "30201", "办公费", "Office"),
                                named(EconomicScheme.GOVERNMENT, "50201", "办公经费", "Offices"),
                                new LineOpened(line, first, description)));
        var question = "?asOf=2027-12-31&minPosition=" + position;
        var answer = json("/budget-lines/" + line + question).get("budgetLine");
        assertThat(text(answer, "functionNameEn")).isEqualTo("Institutions");
        assertThat(text(answer, "departmentEconomicNameEn")).isEqualTo("Office");
        assertThat(text(answer, "governmentEconomicNameEn")).isEqualTo("Offices");
        var page = "/line?asOf=2027-12-31&line=" + line;
        assertThat(visitor("auditor").get(page, "en").body())
                .contains("<span lang=\"en\">Institutions<", ">Office<", ">Offices<")
                .contains("aria-label=\"What it moved: fact " + position)
                .doesNotContain("事业运行", "办公");
        assertThat(visitor("auditor").get(page, "zh").body())
                .contains("<span lang=\"zh-CN\">事业运行<", ">办公费<", ">办公经费<");
    }

    private static EconomicCodeDescribed named(
            EconomicScheme scheme, String code, String zh, String en) {
        var first = LocalDate.of(2027, 1, 1);
        return new EconomicCodeDescribed(scheme, new EconomicCode(code), first, zh, en);
    }

    @Test
    void aLineIsShownAsItWasKnown() {
        var answer =
                get("auditor", "/budget-lines/2023:ROOF%2F1?asOf=2023-12-31&knownAt=" + requested);
        var amounts = json(answer).get("budgetLine").get("amounts");

        assertThat(answer.headers().firstValue("ETag")).isEmpty();
        assertThat(amounts.get("disbursed").asString()).isEqualTo("0.00");
        assertThat(amounts.get("pending").asString()).isEqualTo("35.00");
        assertThat(amounts.get("available").asString()).isEqualTo("45.00");
    }

    @Test
    void moneyThatCountsFrom1JanuaryIsSeenFromThenOnALineOpenedLater() {
        var line = LineId.of("2024:LATE");
        var march = LocalDate.of(2024, 3, 5);
        var january = LocalDate.of(2024, 1, 1);
        var description = Described.basic(UNIT);
        var opened = record(List.of(new LineOpened(line, march, description)));
        var appropriated =
                record(List.of(new Appropriated(line, january, Money.yuan("100.00"), null, null)));
        var february = "?asOf=2024-02-01&minPosition=" + appropriated;
        var path = "/budget-lines/" + line;

        assertThat(get("auditor", path + february + "&knownAt=" + opened).statusCode())
                .isEqualTo(404);
        var now = json(path + february).get("budgetLine");
        assertThat(now.get("opened").asString()).isEqualTo("2024-01-01");
        assertThat(now.get("amounts").get("initial").asString()).isEqualTo("100.00");
        var known = path + "?asOf=2024-03-05&knownAt=" + opened;
        assertThat(json(known).get("budgetLine").get("opened").asString()).isEqualTo("2024-03-05");
    }

    @Test
    void everyFactBehindALineIsListedPageByPage() {
        var path = "/budget-lines/2023:ROOF%2F1/events?asOf=2023-12-31&limit=4";
        var first = json(path);
        var second = json(path + "&cursor=" + first.get("next").asString());

        assertThat(texts(first.get("events"), "type"))
                .containsExactly(
                        "line.opened",
                        "line.appropriated",
                        "line.frozen",
                        "line.commitment-placed");
        assertThat(second.get("events")).hasSize(3);
        assertThat(second.get("events").get(0).get("fact").get("amount").asString())
                .isEqualTo("30.00");
    }

    /** Facts of a later day are recorded between those that count. */
    @Test
    void theTimelineIsPagedOverTheFactsThatCountByTheDay() {
        var line = LineId.of("2025:DAYS");
        var facts = new ArrayList<Fact>();
        facts.add(new LineOpened(line, LocalDate.of(2025, 1, 1), Described.basic(UNIT)));
        facts.addAll(frozen(line, LocalDate.of(2025, 12, 1), 60));
        facts.addAll(frozen(line, LocalDate.of(2025, 2, 1), 52));
        var path = "/line?line=" + line + "&minPosition=" + record(facts);

        var early = story(path + "&asOf=2025-01-15");
        assertThat(early.facts()).isEqualTo(1);
        assertThat(early.later()).isNull();
        var march = story(path + "&asOf=2025-03-01");
        assertThat(march.facts()).isEqualTo(50);
        var rest = story(march.later());
        assertThat(rest.facts()).isEqualTo(3);
        assertThat(rest.later()).isNull();
        var end = path + "&asOf=2025-03-01&cursor=" + Cursor.of("113");
        assertThat(story(end).html()).contains("No further facts up to this day.");
        assertThat(story(path + "&asOf=2024-12-31").html()).contains("No facts up to this day.");
        var listed = json("/budget-lines/" + line + "/events?asOf=2025-03-01&limit=53");
        assertThat(listed.get("events")).hasSize(53);
        assertThat(listed.get("next").isNull()).isTrue();
    }

    private static List<Frozen> frozen(LineId line, LocalDate day, int times) {
        return Collections.nCopies(times, new Frozen(line, day, Money.yuan("1.00"), null, null));
    }

    /** The timeline of a page: how many facts, and where more are. */
    private record Story(String html, long facts, @Nullable String later) {}

    private Story story(@Nullable String path) {
        assertThat(path).isNotNull();
        var answer = visitor("auditor").get(Objects.requireNonNull(path), "en");
        assertThat(answer.statusCode()).isEqualTo(200);
        var later = LATER.matcher(answer.body());
        return new Story(
                answer.body(),
                Pattern.compile("<li id=\"fact-").matcher(answer.body()).results().count(),
                later.find() ? HtmlUtils.htmlUnescape(later.group(1)) : null);
    }

    @Test
    void linesAreListedFilteredAndSearched() {
        assertThat(json("/budget-lines?fiscalYear=2022&limit=100").get("budgetLines")).hasSize(69);
        assertThat(keys("&unit=035002")).allMatch(key -> key.startsWith("035002"));
        assertThat(keys("&function=20807")).hasSize(1);
        assertThat(keys("&project=410702229900000000001")).hasSize(1);
        assertThat(keys("&q=" + "%E6%8B%9B%E8%81%98")).isNotEmpty(); // 招聘
        assertThat(keys("&asOf=2022-01-31")).hasSize(67);
        var page = json("/budget-lines?fiscalYear=2022&limit=40");
        var rest = json("/budget-lines?fiscalYear=2022&limit=40&cursor=" + text(page, "next"));
        assertThat(rest.get("budgetLines")).hasSize(29);
        assertThat(rest.get("next").isNull()).isTrue();
    }

    @Test
    void aPaymentIsShownWithEverythingThatHappenedToIt() {
        var answer = json("/disbursements/P%2F1?asOf=2023-12-31");
        var payment = answer.get("disbursement");

        assertThat(text(payment, "status")).isEqualTo("PAID");
        assertThat(text(payment, "paidOn")).isEqualTo("2023-05-03");
        assertThat(text(payment, "refundable")).isEqualTo("30.00");
        assertThat(texts(payment.get("steps"), "step"))
                .containsExactly("REQUESTED", "APPROVED", "PAID");
        var before =
                json("/disbursements/P%2F1?asOf=2023-12-31&knownAt=" + requested)
                        .get("disbursement");
        assertThat(text(before, "status")).isEqualTo("REQUESTED");
    }

    @Test
    void onlyAPaymentThatWasPaidIsCalledPaid() {
        var auditor = visitor("auditor");
        var page = "/payment?asOf=2023-12-31&payment=P/1";
        assertThat(auditor.get(page, "en").body())
                .contains("Paid 30.00 yuan, refunded 0.00 yuan")
                .doesNotContain("does not count as disbursed");
        var before = page + "&knownAt=" + requested;
        assertThat(auditor.get(before, "en").body())
                .contains("Amount 30.00 yuan, status: Requested. It does not count as disbursed.")
                .doesNotContain("Paid 30.00", "??");
        assertThat(auditor.get(before, "zh").body()).contains("金额 30.00 元，状态：已申请，不计入执行数。");
    }

    @Test
    void refundsAreAddedToTheirPayment() {
        var payment = json("/disbursements/035001%2F2022%2FSYN-PAY-2022-0105").get("disbursement");

        assertThat(text(payment, "refunded")).isEqualTo("1464.29");
        assertThat(json("/disbursements?fiscalYear=2022&unit=035003&limit=100").get("next"))
                .isNotNull();
        assertThat(
                        json("/disbursements?voucher=SYN-PAY-2022-0105&status=PAID")
                                .get("disbursements"))
                .hasSize(1);
    }

    @Test
    void unitsAndProjectsAreListedOnceOpen() {
        assertThat(texts(json("/units").get("units"), "code"))
                .containsExactly("035", "035001", "035002", "035003");
        assertThat(json("/projects?fiscalYear=2022").get("projects")).hasSize(18);
        assertThat(json("/projects?fiscalYear=2022&asOf=2022-01-31").get("projects")).hasSize(16);
    }

    @Test
    void indicatorsCarryTagsLightsAndTargets() {
        var answer =
                json("/indicators?fiscalYear=2022&level=PROJECT&project=410702229900000000002");
        var row = answer.get("indicators").get(0);

        assertThat(text(row.get("adjustmentGross"), "rate")).isEqualTo("UNBUDGETED");
        assertThat(row.get("adjustmentGross").get("ok").isNull()).isTrue();
        assertThat(text(row.get("execution"), "rate")).isEqualTo("93.57");
        assertThat(row.get("execution").get("ok").asBoolean()).isFalse();
        assertThat(text(row.get("execution"), "target")).isEqualTo("≥ 95 %");
        assertThat(text(row.get("procurement"), "rate")).isEqualTo("NOT_APPLICABLE");
        assertThat(text(answer, "timeProgress")).isEqualTo("100.00");
        assertThat(text(row, "lead")).isEqualTo("-6.43");
    }

    @ParameterizedTest
    @CsvSource({
        "FUNCTION_CLASS, 201",
        "FUNCTION_SECTION, 20136",
        "FUNCTION_ITEM, 2013699",
        "ECONOMIC, 30101",
        "FUND, GENERAL_PUBLIC",
        "KIND, BASIC",
        "LINE, 035001-2013699-P-410702220000000012147"
    })
    void everyLevelHasItsGroups(String level, String first) {
        var rows = json("/indicators?fiscalYear=2022&level=" + level).get("indicators");

        assertThat(text(rows.get(0), "key")).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "/budget-lines/2022:NOBODY, 404, UNKNOWN_BUDGET_LINE",
        "/budget-lines/nonsense, 404, UNKNOWN_BUDGET_LINE",
        "/budget-lines/2022:035003-2080799-P-410702229900000000001?asOf=2022-03-27, 404,"
                + " UNKNOWN_BUDGET_LINE",
        "/disbursements/none, 404, UNKNOWN_DISBURSEMENT",
        "/indicators?fiscalYear=2022&level=UNIT&unit=999, 404, UNKNOWN_UNIT",
        "/indicators?fiscalYear=2022&level=UNIT&unit=%00, 400, INVALID_PARAMETER",
        "/indicators?fiscalYear=2022&level=UNIT&project=999, 404, UNKNOWN_PROJECT",
        "/indicators?fiscalYear=2022&level=NONE, 400, INVALID_PARAMETER",
        "/indicators?level=UNIT, 400, INVALID_PARAMETER",
        "/indicators?fiscalYear=22&level=UNIT, 400, INVALID_PARAMETER",
        "/indicators?fiscalYear=2022&level=UNIT&asOf=2022-02-30, 400, INVALID_PARAMETER",
        "/indicators?fiscalYear=2022&level=UNIT&knownAt=yesterday, 400, INVALID_PARAMETER",
        "/indicators?fiscalYear=2022&level=UNIT&minPosition=99999, 503, PROJECTION_BEHIND",
        "/budget-lines?fiscalYear=2022&limit=101, 400, INVALID_PARAMETER",
        "/budget-lines?fiscalYear=2022&cursor=%3F, 400, INVALID_PARAMETER"
    })
    void whatCannotBeAnsweredGetsACode(String path, int status, String code) {
        var answer = get("auditor", path);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(text(json(answer), "code")).isEqualTo(code);
    }

    /** Whoever asks for too much is told so, and keeps no connection from the others for long. */
    @Test
    void noStatementOfAPageLastsForEver() {
        var longest = JdbcClient.create(views).sql("SHOW statement_timeout").query(String.class);
        assertThat(longest.single()).isEqualTo("30s");
    }

    /** It would take longer than most pages do. */
    @Test
    void noStatementOfAPageIsCompiled() {
        var compiled = JdbcClient.create(views).sql("SHOW jit").query(String.class);
        assertThat(compiled.single()).isEqualTo("off");
    }

    /** Nobody was told of a position that the log has not reached: there is nothing to wait for. */
    @Test
    void aPositionBeyondTheLogIsNotWaitedFor() {
        var begun = System.nanoTime();
        for (var time = 0; time < 5; time++) {
            var answer = get("auditor", "/units?fiscalYear=2022&minPosition=999999999999999999");
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void onlyAdministratorsAndAuditorsRebuild() {
        for (var other : List.of("clerk", "approver", "officer", "exemptions", "migrator")) {
            assertThat(post(other, "/projections/rebuild").statusCode()).as(other).isEqualTo(403);
            assertThat(delete(other, "/projections/rebuild").statusCode()).as(other).isEqualTo(403);
            assertThat(get(other, "/projections/rebuild").statusCode()).as(other).isEqualTo(403);
        }
        assertThat(get("auditor", "/projections/rebuild").statusCode()).isEqualTo(200);
        assertThat(delete("auditor", "/projections/rebuild").statusCode()).isEqualTo(409);
        assertThat(delete("admin", "/projections/rebuild").statusCode()).isEqualTo(409);
    }

    private List<String> keys(String more) {
        return texts(
                json("/budget-lines?fiscalYear=2022&limit=100" + more).get("budgetLines"), "key");
    }

    private static String text(JsonNode node, String name) {
        return node.get(name).asString();
    }

    private static List<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(node -> text(node, name))
                .toList();
    }
}
