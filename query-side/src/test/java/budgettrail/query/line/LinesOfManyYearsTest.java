package budgettrail.query.line;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Fact;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import budgettrail.query.RowsRead;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Units;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lines of a year cost the same however many other years there are. */
class LinesOfManyYearsTest extends QueryTest {
    private static final int LINES = 200;
    private static final int YEARS = 5;
    private static final int PAGE = 20;

    /** Itself, what it is for, and since when. */
    private static final long MOST_ROWS_PER_LINE = 3;

    private static final String[] TABLES = {"query.line", "query.line_description"};
    private static final FiscalYear LAST = new FiscalYear(2022);

    @Autowired private Reading reading;

    private long head;

    @BeforeAll
    void openLines() {
        var facts = new ArrayList<Fact>();
        for (var year = LAST.value() - YEARS + 1; year <= LAST.value(); year++) {
            for (var number = 0; number < LINES; number++) {
                var line = new LineId(new FiscalYear(year), "L" + number);
                var description = Described.basic(new UnitCode("U"));
                facts.add(new LineOpened(line, line.year().firstDay(), description));
            }
        }
        head = record(facts);
    }

    @Test
    void eachLineOfTheYearIsLookedAtOnce() {
        var found = bounded(filter(null, LINES), LINES);
        assertThat(found).hasSize(LINES);
    }

    @Test
    void aPageLooksAtItsLines() {
        var found = bounded(filter(null, PAGE), PAGE + 1);
        assertThat(found).hasSize(PAGE + 1);
    }

    @Test
    void oneLineIsFoundByItsKey() {
        var found = bounded(filter("L7", 1), 1);
        assertThat(found).extracting(Lines.Found::key).containsExactly("L7");
    }

    private List<Lines.Found> bounded(LineFilter filter, long lines) {
        return reading.at(
                new Moment(null, null, head),
                snapshot -> {
                    var everybody = new Sight(Units.of(snapshot), null);
                    var before = RowsRead.of(snapshot, TABLES);
                    var found = Lines.find(snapshot, everybody, filter);
                    assertThat(RowsRead.of(snapshot, TABLES) - before)
                            .isBetween(lines, lines * MOST_ROWS_PER_LINE);
                    return found;
                });
    }

    private static LineFilter filter(@Nullable String key, int limit) {
        return new LineFilter(LAST.value(), null, null, null, key, null, limit);
    }
}
