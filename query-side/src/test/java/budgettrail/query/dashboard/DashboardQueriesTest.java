package budgettrail.query.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.reference.ReferenceEvent.UnitDescribed;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.QueryTest;
import budgettrail.query.StatementCount;
import budgettrail.query.Visitor;
import budgettrail.query.dataset.Year2022;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/** However much a dashboard shows, it asks the database but a few times. */
@Import(DashboardQueriesTest.Counting.class)
class DashboardQueriesTest extends QueryTest {
    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {
        @Bean
        static StatementCount statementCount() {
            return new StatementCount();
        }
    }

    @Autowired private StatementCount count;
    @Autowired private ObjectProvider<FilterRegistrationBean<?>> filters;
    private Visitor auditor = Visitor.stranger(0);

    @BeforeAll
    void theWholeYearIsIn() {
        json("/units?minPosition=" + record(Year2022.facts()));
        auditor = visitor("auditor");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 12",
        "&with=2022-06-30, 12",
        "&with=2022-06-30&projects.sort=-execution_rate&units.light=BREACH, 12",
        "&department=035002, 14",
        "&department=035002&lines.sort=-execution_rate, 14"
    })
    void askTheDatabaseAFewTimes(String more, int most) {
        count.taken();
        assertThat(auditor.get("/dashboard?fiscalYear=2022" + more, "zh").statusCode())
                .isEqualTo(200);

        assertThat(beginnings(count.taken())).hasSizeBetween(5, most);
    }

    /** A month is read by itself only if lines came or went with their unit. */
    @Test
    void aUnitThatComesWithoutLinesCostsTwoQuestions() {
        var comes = new UnitCode("035099");
        var day = LocalDate.of(2022, 11, 1);
        var unit = new UnitDescribed(comes, day, "新单位", null, new UnitCode("035"));
        json("/units?minPosition=" + record(List.of(unit)));
        askTheDatabaseAFewTimes("&department=035", 12);
    }

    @Test
    void whatIsCountedIsWhatIsSent() {
        count.taken();
        get("auditor", "/units");

        assertThat(beginnings(count.taken()))
                .isNotEmpty()
                .anyMatch(sql -> sql.startsWith("SELECT DISTINCT ON (code) code, name_zh"));
    }

    @Test
    void noLinkIsLookedForAmongTheFilesOfTheClassPath() {
        assertThat(filters)
                .extracting(FilterRegistrationBean::getFilter)
                .isNotEmpty()
                .doesNotHaveAnyElementsOfTypes(ResourceUrlEncodingFilter.class);
    }

    private static List<String> beginnings(List<String> statements) {
        return statements.stream()
                .map(sql -> sql.substring(0, Math.min(90, sql.length())).replace('\n', ' '))
                .toList();
    }
}
