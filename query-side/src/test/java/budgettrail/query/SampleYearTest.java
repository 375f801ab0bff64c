package budgettrail.query;

import budgettrail.event.Actor;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.query.dataset.Year2022;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Before the sample year. All tests of this JVM that only read it share one, so that nothing may be
 * recorded in it.
 */
@Import(SampleYearTest.TheYear.class)
public abstract class SampleYearTest extends RunningQueries {
    /** Not marked as a configuration: the scan would record the year in every other test, too. */
    static class TheYear {
        @Bean
        ApplicationRunner recordTheYear(EventLog log) {
            return _ ->
                    new Recording()
                            .record(log, Year2022.facts(), () -> Metadata.by(new Actor("clerk")));
        }
    }

    @BeforeAll
    void theWholeYearIsIn() {
        json("/units?minPosition=" + log.head());
    }
}
