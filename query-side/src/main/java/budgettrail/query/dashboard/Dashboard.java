package budgettrail.query.dashboard;

import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.summary.FigureSheet;
import budgettrail.query.summary.Summary;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The page of a department or unit, ready to be laid out.
 *
 * @param top the department or unit it is about; none: there is nothing to show
 * @param charts none: there is nothing to draw
 * @param units none: there is but one
 * @param projects none: there are none
 * @param lines none: there is more than one unit
 * @param file the agreed table with the same figures
 */
record Dashboard(
        Frame frame,
        @Nullable Named top,
        Summary summary,
        @Nullable ProjectCharts charts,
        @Nullable ArrangedSheet units,
        @Nullable ArrangedSheet projects,
        @Nullable ArrangedSheet lines,
        String file) {
    /**
     * Whether less than nothing was available of all of it or of a part that is shown, looking
     * back. Public, as all that the template calls.
     */
    public boolean overdrawn() {
        var tables = Stream.of(units, projects, lines).filter(Objects::nonNull);
        return summary.overdrawn() || FigureSheet.overdrawn(tables);
    }
}
