package budgettrail.query.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.query.SampleYearTest;
import budgettrail.query.dataset.Year2022;
import budgettrail.query.reading.Csv;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a unit manager sees. */
class SightTest extends SampleYearTest {
    private static final Viewer MANAGER = new Viewer("m", Set.of(Role.UNIT_MANAGER), "035002");

    @Autowired private Reading reading;

    @Test
    void aUnitManagerSeesTheOwnSubtreeAndNoDepartment() {
        assertThat(keys(Level.UNIT)).containsExactly("035002");
        assertThat(keys(Level.DEPARTMENT)).isEmpty();
        assertThat(keys(Level.PROJECT)).containsExactly("410702229900000000002");
        assertThat(keys(Level.LINE)).isNotEmpty().allMatch(key -> key.startsWith("035002"));
        assertThatThrownBy(() -> keysOf("035001"))
                .isInstanceOf(ProblemException.class)
                .hasMessage("UNKNOWN_UNIT");
        assertThat(keysOf("035002")).containsExactly("035002");

        var ofNothing = new Viewer("m", Set.of(Role.UNIT_MANAGER), null);
        assertThat(keys(ofNothing, Level.LINE, null)).as("deny by default").isEmpty();
        assertThatThrownBy(() -> keys(ofNothing, Level.UNIT, "035002")).hasMessage("UNKNOWN_UNIT");
        var auditorToo = new Viewer("m", Set.of(Role.UNIT_MANAGER, Role.AUDITOR), null);
        assertThat(keys(auditorToo, Level.DEPARTMENT, null)).containsExactly("035");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@x", "\tx", "\rx", "\nx", " =1", "＝1", "　＝1"})
    void formulasBecomeText(String cell) {
        assertThat(Csv.harmless(cell)).isEqualTo("'" + cell);
        assertThat(Csv.harmless("x" + cell)).isEqualTo("x" + cell);
    }

    private List<String> keys(Level level) {
        return keys(MANAGER, level, null);
    }

    private List<String> keysOf(String unit) {
        return keys(MANAGER, Level.UNIT, unit);
    }

    private List<String> keys(Viewer viewer, Level level, String unit) {
        return reading.at(
                Moment.now(),
                snapshot ->
                        Groups.read(
                                        snapshot,
                                        Scope.of(Year2022.YEAR, Sight.of(snapshot, viewer, unit)),
                                        level)
                                .stream()
                                .map(Group::key)
                                .toList());
    }
}
