package budgettrail.query.line;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Actor;
import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.CarriedIn;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CarryOverEvent.Portion;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementEvent.DisbursementReversed;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Metadata;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.fact.FactRow;
import budgettrail.query.fact.Told;
import budgettrail.web.access.FirstManagers;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/**
 * Facts of a unit may name what is another unit's: its manager is not led to what he cannot see.
 */
@Import(OtherUnitsFactTest.Managers.class)
class OtherUnitsFactTest extends QueryTest {
    private static final UnitCode OURS = new UnitCode("1");
    private static final UnitCode THEIRS = new UnitCode("2");
    private static final LineId LAST_YEARS = LineId.of("2023:MOVED");
    private static final LineId LINE = LineId.of("2024:MOVED");
    private static final LineId OTHER = LineId.of("2024:OTHER");
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final Money AMOUNT = Money.yuan("10.00");
    private static final Viewer AUDITOR = new Viewer("a", Set.of(Role.AUDITOR), null);
    private static final Viewer MANAGER = new Viewer("m", Set.of(Role.UNIT_MANAGER), "1");

    @Autowired private LinePages lines;
    @Autowired private Films films;
    private long carried;

    static class Managers {
        @Bean
        FirstManagers managers() {
            return () -> Map.of("manager", OURS.value());
        }
    }

    @BeforeAll
    void aLineAndAPaymentComeFromAnotherUnit() {
        record(List.of(new UnitDescribed(OURS, FIRST, "单位", null, null), unit(THEIRS)));
        record(
                List.of(
                        opened(LAST_YEARS, LocalDate.of(2023, 1, 1), THEIRS),
                        opened(LINE, FIRST, OURS),
                        opened(OTHER, FIRST, THEIRS),
                        paid(OTHER, "P", null)));
        carried =
                together(
                        "year-end",
                        new LineClosed(
                                LAST_YEARS,
                                LocalDate.of(2023, 12, 31),
                                List.of(new Portion(new FiscalYear(2023), AMOUNT)),
                                Money.ZERO,
                                null,
                                null),
                        new CarriedIn(LINE, FIRST, new FiscalYear(2023), AMOUNT, LAST_YEARS));
        var corrected =
                together(
                        "correction",
                        new DisbursementReversed(
                                OTHER,
                                FIRST,
                                new DisbursementId("P"),
                                AMOUNT,
                                THEIRS,
                                new VoucherNumber("P"),
                                null,
                                new DisbursementId("X"),
                                null),
                        paid(LINE, "X", "P"));
        json("/units?minPosition=" + corrected);
    }

    @Test
    void aManagerIsLedToNoPageThatIsNotThereForHim() {
        assertThat(story(AUDITOR)).filteredOn(OtherUnitsFactTest::leadsElsewhere).hasSize(2);
        assertThat(story(MANAGER)).hasSize(3).noneMatch(OtherUnitsFactTest::leadsElsewhere);
    }

    @Test
    void thePageOfACorrectionLeadsToNoPaymentThatIsNotThereForHim() {
        var page = "/payment?payment=X&asOf=2024-12-31";
        var corrected = "payment=P\"";
        assertThat(visitor("auditor").get(page, "en").body()).contains(corrected);
        assertThat(visitor("manager").get(page, "en").body())
                .contains("<span>P</span>")
                .doesNotContain(corrected);
    }

    @Test
    void whatElseARequestRecordedIsToldOfOwnLinesOnly() {
        var asked = asked();
        asked.add("at", Long.toString(carried));
        assertThat(films.read(asked, AUDITOR).together()).hasSize(1);
        assertThat(films.read(asked, MANAGER).together()).isEmpty();
    }

    /** Where two days of this year are compared, and its unit was none, in the year before. */
    @Test
    void theLineThatItCameFromIsFoundWhileDaysAreCompared() {
        var asked = asked();
        asked.add("with", "2024-06-30");
        asked.add("at", Long.toString(carried));
        var auditor = visitor("auditor");
        var details =
                lines.read(asked, AUDITOR, Locale.ENGLISH).story().stream()
                        .flatMap(row -> row.told().details().stream())
                        .map(Told.Detail::address)
                        .filter(Objects::nonNull)
                        .filter(address -> address.contains("MOVED"));
        var together =
                films.read(asked, AUDITOR).together().stream().map(FilmPage.Together::address);
        assertThat(Stream.concat(details, together))
                .hasSize(2)
                .allSatisfy(
                        address ->
                                assertThat(auditor.get(address, "en").statusCode()).isEqualTo(200));
    }

    private List<FactRow> story(Viewer viewer) {
        return lines.read(asked(), viewer, Locale.ENGLISH).story();
    }

    private static boolean leadsElsewhere(FactRow row) {
        return row.links().cause() != null
                || row.told().details().stream()
                        .map(Told.Detail::address)
                        .anyMatch(Objects::nonNull);
    }

    private static MultiValueMap<String, String> asked() {
        var asked = new LinkedMultiValueMap<String, String>();
        asked.add("line", LINE.toString());
        asked.add("asOf", "2024-12-31");
        return asked;
    }

    private long together(String request, Fact... facts) {
        var clerk = new Actor("clerk");
        return record(
                List.of(facts),
                new Metadata(clerk, Metadata.Source.ONLINE, null, null, request, 0, null, null));
    }

    private static UnitDescribed unit(UnitCode unit) {
        return new UnitDescribed(unit, LocalDate.of(2023, 1, 1), "单位", "Unit", null);
    }

    private static LineOpened opened(LineId line, LocalDate day, UnitCode unit) {
        return new LineOpened(line, day, Described.basic(unit));
    }

    private static DisbursementRecorded paid(LineId line, String id, @Nullable String corrects) {
        return new DisbursementRecorded(
                line,
                FIRST,
                new DisbursementId(id),
                AMOUNT,
                line.equals(LINE) ? OURS : THEIRS,
                new VoucherNumber(id),
                "示例",
                null,
                null,
                corrects == null ? null : new DisbursementId(corrects));
    }
}
