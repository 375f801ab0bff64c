package budgettrail.query.commitment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Actor;
import budgettrail.event.line.CommitmentEvent.CommitmentPlaced;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.CommitmentEvent.CommitmentReopened;
import budgettrail.event.line.CommitmentEvent.CommitmentRevised;
import budgettrail.event.line.CommitmentId;
import budgettrail.event.line.DisbursementEvent.DisbursementApproved;
import budgettrail.event.line.DisbursementEvent.DisbursementPaid;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementRefunded;
import budgettrail.event.line.DisbursementEvent.DisbursementRequested;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.line.RefundId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Metadata;
import budgettrail.query.QueryTest;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Year2022;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.JsonNode;

/** A contract from its signing to its last payment, at any day, as known at any moment. */
class CommitmentTimelineTest extends QueryTest {
    private static final LineId LINE = LineId.of("2022:035001-2080104-P-410702220000000012140");
    private static final CommitmentId ROOF = new CommitmentId("ROOF/1");
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final Pattern TOGETHER =
            Pattern.compile("href=\"(/search\\?q=correlation%3A[^\"]+)\"");

    @Autowired private CommitmentPages pages;
    private final List<LineEvent> steps = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private Visitor auditor = Visitor.stranger(0);
    private long head;

    @BeforeAll
    void aContractIsSignedChangedPaidCorrectedAndReleased() {
        record(Year2022.facts());
        step("r-1", new CommitmentPlaced(LINE, day(7, 1), ROOF, yuan("1000.00"), "示例建筑公司", "屋面"));
        step("r-2", new CommitmentRevised(LINE, day(9, 1), ROOF, yuan("200.00"), "变更单"));
        step("r-3", paid("P-1", day(8, 1), "300.00", null));
        step(
                "r-4",
                new DisbursementReversed(
                        LINE,
                        day(8, 1),
                        id("P-1"),
                        yuan("300.00"),
                        UNIT,
                        voucher("P-1"),
                        ROOF,
                        id("P-2"),
                        "金额有误"),
                paid("P-2", day(8, 2), "250.00", "P-1"));
        other(
                new DisbursementRefunded(
                        LINE,
                        day(8, 9),
                        new RefundId("R-1"),
                        id("P-2"),
                        yuan("50.00"),
                        UNIT,
                        voucher("R-1"),
                        null,
                        null),
                new DisbursementRequested(
                        LINE,
                        day(10, 1),
                        id("P-3"),
                        yuan("600.00"),
                        UNIT,
                        voucher("P-3"),
                        "示例建筑公司",
                        ROOF,
                        null),
                new DisbursementApproved(LINE, day(10, 2), id("P-3")));
        step(
                "r-5",
                new DisbursementPaid(
                        LINE,
                        day(10, 3),
                        id("P-3"),
                        yuan("600.00"),
                        UNIT,
                        voucher("P-3"),
                        "示例建筑公司",
                        ROOF,
                        null));
        step("r-6", new CommitmentReleased(LINE, day(12, 1), ROOF, yuan("350.00"), "文1", null));
        head = log.head();
        json("/units?minPosition=" + head);
        auditor = visitor("auditor");
    }

    private void step(String request, LineEvent... facts) {
        var by = new Actor("clerk");
        var last =
                record(
                        List.of(facts),
                        new Metadata(
                                by, Metadata.Source.ONLINE, null, null, request, 0, null, null));
        for (var at = 0; at < facts.length; at++) {
            steps.add(facts[at]);
            positions.add(last - facts.length + 1 + at);
        }
    }

    private void other(LineEvent... facts) {
        record(List.of(facts));
    }

    private static DisbursementRecorded paid(
            String id, LocalDate day, String amount, @Nullable String corrects) {
        return new DisbursementRecorded(
                LINE,
                day,
                id(id),
                yuan(amount),
                UNIT,
                voucher(id),
                "示例建筑公司",
                ROOF,
                null,
                corrects == null ? null : id(corrects));
    }

    private static DisbursementId id(String id) {
        return new DisbursementId(id);
    }

    private static VoucherNumber voucher(String id) {
        return new VoucherNumber("V-" + id);
    }

    private static LocalDate day(int month, int day) {
        return LocalDate.of(2022, month, day);
    }

    private static Money yuan(String amount) {
        return Money.yuan(amount);
    }

    private static BigDecimal change(LineEvent step) {
        return new BigDecimal(
                switch (step) {
                    case CommitmentPlaced it -> it.amount().yuan();
                    case CommitmentRevised it -> it.change().yuan();
                    case CommitmentReopened it -> it.amount().yuan();
                    case CommitmentReleased it -> "-" + it.amount().yuan();
                    case DisbursementRecorded it -> "-" + it.amount().yuan();
                    case DisbursementPaid it -> "-" + it.amount().yuan();
                    case DisbursementReversed it -> it.amount().yuan();
                    default -> throw new AssertionError("No step: " + step);
                });
    }

    private static String api(String commitment, String asked) {
        return "/budget-lines/%s/commitments/%s?%s"
                .formatted(LINE, URLEncoder.encode(commitment, UTF_8), asked);
    }

    /** At any day and moment, on pages of any length. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whatIsLeftBehindEachStepIsWhatThoseBeforeItLeave(long seed) {
        var random = new SplittableRandom(seed);
        var asOf = seed == 1 ? day(12, 31) : day(7, 1).plusDays(random.nextInt(180));
        var known = seed == 1 ? head : random.nextLong(positions.getFirst(), head + 1);
        var limit = random.nextInt(1, 5);
        var found = new ArrayList<JsonNode>();
        var address = "asOf=" + asOf + "&knownAt=" + known + "&limit=" + limit;
        var page = json(api("ROOF/1", address));
        while (true) {
            page.get("steps").forEach(found::add);
            if (page.get("next").isNull()) {
                break;
            }
            page = json(api("ROOF/1", address + "&cursor=" + page.get("next").asString()));
        }
        var left = new BigDecimal("0.00");
        var at = 0;
        for (var step = 0; step < steps.size(); step++) {
            var fact = steps.get(step);
            if (positions.get(step) <= known && !fact.effective().isAfter(asOf)) {
                left = left.add(change(fact));
                assertThat(found.get(at).get("position").asLong()).isEqualTo(positions.get(step));
                assertThat(found.get(at).get("outstanding").asString())
                        .isEqualTo(left.toPlainString());
                at++;
            }
        }
        assertThat(found).hasSize(at);
        assertThat(page.get("outstanding").asString()).isEqualTo(left.toPlainString());
        assertThat(page.get("position").asLong()).isEqualTo(known);
    }

    @Test
    void everyStepSaysWhoWhenWhyAndWithWhat() {
        var found = json(api("ROOF/1", "asOf=2022-12-31"));
        var steps = found.get("steps");
        assertThat(found.get("committed").asString()).isEqualTo("1200.00");
        assertThat(found.get("paid").asString()).isEqualTo("850.00");
        assertThat(found.get("released").asString()).isEqualTo("350.00");
        assertThat(steps.get(3).get("correlation")).isEqualTo(steps.get(4).get("correlation"));
        assertThat(column(steps, "cause"))
                .containsExactly("", "ROOF/1", "ROOF/1", "P-2", "P-1", "P-3", "ROOF/1");
        assertThat(column(steps, "payment"))
                .containsExactly("", "", "P-1", "P-1", "P-2", "P-3", "");
        assertThat(column(steps, "change"))
                .containsExactly(
                        "1000.00", "200.00", "-300.00", "300.00", "-250.00", "-600.00", "-350.00");
        assertThat(steps.get(0).get("sentence").asString()).contains("1,000.00");
        assertThat(sentence("en")).isEqualTo("Contract signed: 1,000.00 yuan committed");
        assertThat(sentence("zh-CN")).contains("1,000.00 元").isNotEqualTo(sentence("en"));
    }

    private String sentence(String language) {
        var answer = get("auditor", api("ROOF/1", "asOf=2022-12-31"), language);
        return json(answer).get("steps").get(0).get("sentence").asString();
    }

    private static List<String> column(JsonNode steps, String name) {
        return steps.valueStream()
                .map(step -> step.get(name).isNull() ? "" : step.get(name).asString())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh-CN", "en"})
    void thePageLeadsToEachPaymentAndToWhatWasRecordedTogether(String language) {
        var page = page(language);
        assertThat(page)
                .contains("1,200.00", "850.00", "350.00", "-600.00", "payment=P-3")
                .doesNotContain("??");
        assertThat(ids(page)).isEqualTo(positions);
        var searches =
                TOGETHER.matcher(page).results().map(found -> found.group(1)).distinct().toList();
        assertThat(searches).hasSize(6);
        var together = auditor.get(searches.get(3).replace("&amp;", "&"), language).body();
        assertThat(ids(together)).containsExactlyInAnyOrder(positions.get(3), positions.get(4));
    }

    private String page(String language) {
        return auditor.get(
                        "/commitment?asOf=2022-12-31&line=" + LINE + "&commitment=ROOF%2F1",
                        language)
                .body();
    }

    private static List<Long> ids(String page) {
        return Pattern.compile("id=\"fact-([0-9]+)\"")
                .matcher(page)
                .results()
                .map(found -> Long.valueOf(found.group(1)))
                .toList();
    }

    @Test
    void itIsOpenedFromTheLineThePaymentAndASearch() {
        var there = Pattern.compile("href=\"/commitment\\?[^\"]*commitment=ROOF%2F1[^\"]*\"");
        for (var address :
                List.of(
                        "/line?asOf=2022-12-31&line=" + LINE,
                        "/payment?asOf=2022-12-31&payment=P-3",
                        "/search?q=ROOF%2F1",
                        "/facts?fiscalYear=2022&figure=COMMITMENTS&line=" + LINE)) {
            var page = auditor.get(address, "en").body();
            assertThat(there.matcher(page).find()).as(address).isTrue();
        }
        var page = auditor.get("/payment?asOf=2022-12-31&payment=P-1", "en").body();
        assertThat(page).contains("Cause of fact " + positions.get(3)); // The other one's steps.
        assertThat(page).doesNotContain("Cause of fact " + (positions.get(3) + 3));
    }

    @Test
    void theFilmLeadsToWhatFollowsFromAFact() {
        var film = "/line/film?asOf=2022-12-31&line=" + LINE + "&at=";
        assertThat(found(film + positions.getFirst(), "cause%3AROOF"))
                .containsExactlyInAnyOrder(
                        positions.get(1),
                        positions.get(2),
                        positions.get(4), // It stands for another payment, under the contract too.
                        positions.get(5) - 2, // The request of what was paid.
                        positions.get(6));
        assertThat(found(film + positions.get(2), "cause%3AP-1")).containsExactly(positions.get(4));
        assertThat(found(film + positions.get(3), "correlation"))
                .containsExactlyInAnyOrder(positions.get(3), positions.get(4));
    }

    /** By the search that the page leads to. */
    private List<Long> found(String page, String search) {
        var link =
                Pattern.compile("href=\"(/search\\?q=" + search + "[^\"]*)\"")
                        .matcher(auditor.get(page, "en").body());
        assertThat(link.find()).as(page).isTrue();
        return ids(auditor.get(link.group(1).replace("&amp;", "&"), "en").body());
    }

    @ParameterizedTest
    @CsvSource({
        "ROOF/1, 2022-06-30, 200, 404",
        "ROOF/2, 2022-12-31, 404, 404",
        "SYN-COM-2022-0004, 2022-12-31, 404, 404",
        "'no code', 2022-12-31, 400, 404",
        "ROOF/1, never, 400, 400"
    })
    void whatIsNotThereIsSaid(String commitment, String asOf, int page, int api) {
        var address =
                "/commitment?line=%s&commitment=%s&asOf=%s"
                        .formatted(LINE, URLEncoder.encode(commitment, UTF_8), asOf);
        assertThat(auditor.get(address, "en").statusCode()).isEqualTo(page);
        var path = api(commitment, "asOf=" + asOf).replace("+", "%20");
        assertThat(get("auditor", path).statusCode()).isEqualTo(api);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?commitment=ROOF%2F1",
                "?line=x&commitment=ROOF%2F1",
                "?line=2022:L",
                "?line=2022:L&commitment=ROOF&cursor=x"
            })
    void whatIsMissingOrWrongIsABadRequest(String asked) {
        assertThat(auditor.get("/commitment" + asked, "en").statusCode()).isEqualTo(400);
    }

    @Test
    void nobodySeesTheContractOfAnotherUnit() {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("line", LINE.toString());
        asked.add("commitment", "ROOF/1");
        var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035002");
        assertThatThrownBy(() -> pages.read(asked, manager))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        it -> assertThat(it.problem().code()).isEqualTo("UNKNOWN_BUDGET_LINE"));
    }
}
