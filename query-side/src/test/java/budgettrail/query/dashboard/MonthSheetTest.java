package budgettrail.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.query.SampleYearTest;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Table;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.LinkedMultiValueMap;

/** The months of a year as a file. */
class MonthSheetTest extends SampleYearTest {
    private static final String LINE = "035001-2080101-B-30101-50101";

    @Autowired private List<SheetSource> sources;
    private Visitor auditor = Visitor.stranger(0);

    @BeforeAll
    void comeIn() {
        auditor = visitor("auditor");
    }

    @ParameterizedTest
    @CsvSource({
        "department=035, DEPARTMENT, 035",
        "department=035003, UNIT, 035003",
        "department=035&project=410702220000000013207, PROJECT, 410702220000000013207"
    })
    void eachMonthIsTheOracles(String asked, String level, String key) {
        var expected =
                Table.rows("expected_indicators").stream()
                        .filter(row -> row.getField("level").equals(level))
                        .filter(row -> row.getField("key").equals(key))
                        .toList();
        var months = months(asked + "&asOf=2022-12-31");

        assertThat(months).hasSize(12);
        assertThat(expected).hasSize(12);
        var before = BigDecimal.ZERO;
        for (var at = 0; at < 12; at++) {
            var month = months.get(at);
            var oracle = expected.get(at);
            assertThat(month.getField("month_end")).isEqualTo(oracle.getField("as_of"));
            for (var column : List.of("disbursed", "adjusted_budget", "execution_rate")) {
                assertThat(month.getField(column)).as(column).isEqualTo(oracle.getField(column));
            }
            var disbursed = new BigDecimal(month.getField("disbursed"));
            assertThat(new BigDecimal(month.getField("disbursed_in_month")))
                    .isEqualByComparingTo(disbursed.subtract(before));
            before = disbursed;
        }
        assertThat(months.getFirst().getField("time_progress")).isEqualTo("8.33");
        assertThat(months.getLast().getField("time_progress")).isEqualTo("100.00");
    }

    @Test
    void aMonthThatIsNotOverEndsOnTheDay() {
        var months = months("department=035&asOf=2022-06-15");

        assertThat(months).hasSize(6);
        assertThat(months.getLast().getField("month_end")).isEqualTo("2022-06-15");
        assertThat(months.getLast().getField("time_progress")).isEqualTo("41.67");
        assertThat(months.getLast().getField("sheet_scope")).isEqualTo("035");
    }

    @Test
    void aLineHasMonthsToo() {
        var months = months("line=2022:" + LINE + "&asOf=2022-12-31");
        var line =
                csv("/tables/lines.csv?fiscalYear=2022&asOf=2022-12-31").stream()
                        .filter(row -> row.getField("line").equals(LINE))
                        .findFirst()
                        .orElseThrow();

        assertThat(months).hasSize(12);
        for (var column : List.of("disbursed", "adjusted_budget", "execution_rate", "lead")) {
            assertThat(months.getLast().getField(column)).isEqualTo(line.getField(column));
        }
        assertThat(months.getLast().getField("sheet_scope")).isEqualTo("2022:" + LINE);
    }

    @Test
    void whatIsNotSeenIsUnknown() {
        assertThat(auditor.get("/tables/months.csv?line=2022:NONE", "en").statusCode())
                .isEqualTo(404);
        var manager = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035002");
        var line = new LinkedMultiValueMap<String, String>();
        line.add("line", "2022:" + LINE);
        assertThatThrownBy(() -> source().read(new Asked(line), manager))
                .isInstanceOf(ProblemException.class)
                .hasMessage("UNKNOWN_BUDGET_LINE");
    }

    private SheetSource source() {
        return sources.stream().filter(it -> it.name().equals("months")).findFirst().orElseThrow();
    }

    private List<NamedCsvRecord> months(String asked) {
        return csv("/tables/months.csv?fiscalYear=2022&" + asked);
    }

    private List<NamedCsvRecord> csv(String path) {
        return auditor.table(path, "zh");
    }
}
