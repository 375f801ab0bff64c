package budgettrail.query.comparison;

import budgettrail.query.figures.Figure;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Names.Name;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Two moments side by side as JSON. Amounts are yuan with two decimals, rates percent with two
 * decimals, all as strings; what does not differ is left out unless all is asked for.
 *
 * @param whole all lines of the scope as one group
 * @param next the cursor of the next page, if there is one
 */
record ComparisonAnswer(
        int fiscalYear,
        Level level,
        At from,
        At to,
        Row whole,
        List<Row> rows,
        @Nullable String next) {

    /**
     * A moment.
     *
     * @param knownAt what was asked for, if anything
     * @param position the last fact of the log that counts
     */
    record At(LocalDate asOf, @Nullable String knownAt, long position) {}

    /**
     * A group at both.
     *
     * @param key none: it is all of them
     * @param rates {@code EXECUTION}, {@code ADJUSTMENT}, {@code ADJUSTMENT_NET}, {@code
     *     CARRY_OVER}
     */
    @Schema(name = "ComparisonRow")
    record Row(
            @Nullable String key,
            @Nullable String nameZh,
            @Nullable String nameEn,
            Map<Figure, Change> figures,
            Map<ComparedRate, Change> rates) {

        static Row of(@Nullable String key, @Nullable Name name, Pair pair, boolean all) {
            var figures = new EnumMap<Figure, Change>(Figure.class);
            Arrays.stream(Figure.values())
                    .filter(it -> all || pair.differs(it))
                    .forEach(it -> figures.put(it, Change.of(pair, it)));
            var rates = new EnumMap<ComparedRate, Change>(ComparedRate.class);
            Arrays.stream(ComparedRate.values())
                    .filter(it -> all || pair.differs(it))
                    .forEach(it -> rates.put(it, Change.of(pair, it)));
            return new Row(
                    key,
                    name == null ? null : name.zh(),
                    name == null ? null : name.en(),
                    figures,
                    rates);
        }
    }

    /**
     * @param difference the second less the first, of rates in points
     */
    record Change(String then, String now, String difference) {
        static Change of(Pair pair, Figure figure) {
            return new Change(
                    pair.then().of(figure).yuan(),
                    pair.now().of(figure).yuan(),
                    pair.change(figure).yuan());
        }

        static Change of(Pair pair, ComparedRate rate) {
            var then = rate.of(pair.then());
            var now = rate.of(pair.now());
            return new Change(then.shown(), now.shown(), now.minus(then).shown());
        }
    }
}
