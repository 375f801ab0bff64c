package budgettrail.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** What is loaded when nobody says so, and that whoever says so is obeyed. */
class SampleExtentTest {
    @ParameterizedTest
    @CsvSource({
        ", , YEAR",
        "embedded, , YEAR",
        "Embedded, , YEAR",
        "jdbc:postgresql://host/base, , NONE",
        "jdbc:postgresql://host/base, year, YEAR",
        "jdbc:postgresql://host/base, budget, BUDGET",
        ", none, NONE",
        ", budget, BUDGET",
        "embedded, none, NONE"
    })
    void isTheYearInADatabaseOfOurOwnAndNothingInAnothers(
            String database, String said, SampleExtent wanted) {
        var settings = new MockEnvironment();
        if (database != null) {
            settings.setProperty("budgettrail.database.url", database);
        }
        if (said != null) {
            settings.setProperty("budgettrail.sample", said);
        }
        assertThat(SampleExtent.wanted(settings)).isEqualTo(wanted);
    }
}
