package budgettrail.query.line;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rates;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Steps of the film of a line.
 *
 * @param asOf the last day whose facts count in the figures
 * @param position the last fact of the log that counts
 * @param of how many steps there are
 * @param next the cursor of the next steps; none: there are none
 */
record FilmAnswer(
        String line,
        LocalDate asOf,
        long position,
        long of,
        List<Step> steps,
        @Nullable String next) {

    /**
     * One fact, and the figures before and behind it.
     *
     * @param step counted from 1
     */
    @Schema(name = "FilmStep")
    record Step(long step, LineHistory.Entry event, Stand before, Stand after) {}

    /**
     * How the line stood.
     *
     * @param figures by their names, in yuan
     * @param execution in percent, or the name of what stands in its place
     */
    record Stand(
            Map<String, String> figures, String execution, String adjustment, String carryOver) {
        static Stand of(Figures figures) {
            var rates = new Rates(figures);
            return new Stand(
                    Arrays.stream(Figure.values())
                            .collect(
                                    Collectors.toMap(
                                            Figure::name,
                                            figure -> figures.of(figure).yuan(),
                                            (one, _) -> one,
                                            TreeMap::new)),
                    rates.execution().shown(),
                    rates.adjustmentGross().shown(),
                    rates.carryOver().shown());
        }
    }
}
