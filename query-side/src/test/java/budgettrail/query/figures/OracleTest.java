package budgettrail.query.figures;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.AdjustmentEvent.ExemptionWithdrawn;
import budgettrail.event.line.AdjustmentId;
import budgettrail.event.line.AdjustmentKind;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.dataset.Table;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.posting.Measure;
import budgettrail.query.posting.Posting;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every value that was computed independently, out of the facts, in memory. */
class OracleTest {
    private static final LocalDate YEAR_END = LocalDate.of(2022, 12, 31);

    private final List<LineEvent> facts =
            Year2022.facts().stream()
                    .filter(LineEvent.class::isInstance)
                    .map(LineEvent.class::cast)
                    .toList();

    @Test
    void indicatorsOfEveryMonthAndScope() {
        var expected = Table.rows("expected_indicators");
        assertThat(expected).hasSize(257);
        for (var row : expected) {
            var asOf = LocalDate.parse(row.getField("as_of"));
            var figures = figures(facts, scope(asOf, inScope(row)), asOf);
            assertThat(IndicatorCells.of(figures))
                    .as(row.toString())
                    .isEqualTo(row.getFields().subList(3, 22));
        }
    }

    @Test
    void balancesOfEveryLine() {
        var expected = Table.rows("expected_line_balances");
        assertThat(expected).hasSize(69);
        for (var row : expected) {
            var line = Year2022.line(row.getField("line_key"));
            var figures = figures(facts, Set.of(line), YEAR_END);
            var cells =
                    List.of(
                            figures.sum(Measure.INITIAL),
                            figures.sum(Measure.SUPPLEMENT),
                            figures.sum(Measure.REDUCTION),
                            figures.sum(Measure.VIREMENT_IN),
                            figures.sum(Measure.VIREMENT_OUT),
                            figures.adjusted(),
                            figures.sum(Measure.PAID),
                            figures.sum(Measure.REFUNDED),
                            figures.disbursed(),
                            figures.balance(),
                            figures.sum(Measure.CARRIED_FORWARD),
                            figures.sum(Measure.LAPSED));
            assertThat(cells)
                    .as(row.toString())
                    .extracting(Sum::yuan)
                    .isEqualTo(row.getFields().subList(2, 14));
        }
    }

    @Test
    void threePublicOfEveryMonth() {
        for (var row : Table.rows("expected_three_public")) {
            var asOf = LocalDate.parse(row.getField("as_of"));
            var lines = scope(asOf, OracleTest::threePublic);
            var figures = figures(facts, lines, asOf);
            assertThat(
                            List.of(
                                    figures.adjusted().yuan(),
                                    figures.disbursed().yuan(),
                                    new Rates(figures).control().cell()))
                    .isEqualTo(row.getFields().subList(1, 4));
        }
    }

    @Test
    void withdrawingOneExemptionChangesTheRateFromItsOwnPositionOn() {
        var line = Year2022.line("035003-2080799-P-410702229900000000001");
        var later = new ArrayList<>(facts);
        later.add(
                new ExemptionWithdrawn(
                        line,
                        LocalDate.of(2022, 3, 28),
                        new AdjustmentId("SYN-ADJ-2022-0002"),
                        AdjustmentKind.SUPPLEMENT,
                        Money.yuan("7110000.00"),
                        null,
                        YEAR_END,
                        null));

        var department = rates(later, _ -> true);
        assertThat(department.adjustmentGross().shown()).isEqualTo("18.01");
        assertThat(department.adjustmentNet().shown()).isEqualTo("14.79");
        var unit = rates(later, opened -> unit(opened).equals("035003"));
        assertThat(unit.adjustmentGross().shown()).isEqualTo("229.07");
        assertThat(rates(facts, _ -> true).adjustmentGross().shown()).isEqualTo("2.67");
    }

    private Rates rates(List<LineEvent> all, Predicate<LineOpened> filter) {
        return new Rates(figures(all, scope(YEAR_END, filter), YEAR_END));
    }

    private static Figures figures(List<LineEvent> facts, Set<LineId> scope, LocalDate asOf) {
        var postings = new ArrayList<Posting>();
        for (var index = 0; index < facts.size(); index++) {
            postings.addAll(Posting.of(facts.get(index), index + 1L));
        }
        postings.removeIf(posting -> posting.effective().isAfter(asOf));
        return Figures.of(postings, scope);
    }

    private Set<LineId> scope(LocalDate asOf, Predicate<LineOpened> filter) {
        return facts.stream()
                .filter(LineOpened.class::isInstance)
                .map(LineOpened.class::cast)
                .filter(opened -> !opened.effective().isAfter(asOf))
                .filter(filter)
                .map(LineOpened::line)
                .collect(Collectors.toSet());
    }

    private static Predicate<LineOpened> inScope(NamedCsvRecord row) {
        var key = row.getField("key");
        return switch (row.getField("level")) {
            case "DEPARTMENT" -> _ -> true;
            case "UNIT" -> opened -> opened.description().unit().equals(new UnitCode(key));
            case "PROJECT" ->
                    opened -> {
                        var project = opened.description().project();
                        return project != null && project.value().equals(key);
                    };
            default -> throw new IllegalStateException(row.getField("level"));
        };
    }

    private static String unit(LineOpened opened) {
        return opened.description().unit().value();
    }

    private static boolean threePublic(LineOpened opened) {
        var code = opened.description().departmentEconomic();
        return code != null && ThreePublicItem.allCodes().contains(code.value());
    }
}
