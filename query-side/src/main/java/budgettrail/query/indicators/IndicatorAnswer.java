package budgettrail.query.indicators;

import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Target;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.indicators.Names.Name;
import budgettrail.query.posting.Measure;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Indicators as JSON. Amounts are yuan with two decimals, rates percent with two decimals, both as
 * strings; a rate that does not exist is {@code NOT_APPLICABLE} or {@code UNBUDGETED}.
 *
 * @param position the last fact of the log that counts
 * @param knownAt what was asked for, if anything
 * @param parkedLines how many lines of the year, of those that are seen, lack facts that could not
 *     be posted
 * @param next the cursor of the next page, if there is one
 */
public record IndicatorAnswer(
        int fiscalYear,
        Level level,
        LocalDate asOf,
        @Nullable String knownAt,
        long position,
        String timeProgress,
        long parkedLines,
        List<Row> indicators,
        @Nullable String next) {

    /** One group. */
    @Schema(name = "IndicatorRow")
    public record Row(
            String key,
            @Nullable String nameZh,
            @Nullable String nameEn,
            Amounts amounts,
            Judged execution,
            Judged adjustmentGross,
            Judged adjustmentNet,
            Judged adjustmentGrossAll,
            Judged adjustmentNetAll,
            Judged carryOver,
            String lead,
            Judged threePublic,
            Map<ThreePublicItem, Judged> threePublicItems,
            Judged procurement) {}

    /** In yuan. */
    public record Amounts(
            String initial,
            String carriedIn,
            String adjusted,
            String disbursed,
            String commitments,
            String pending,
            String available,
            String balance,
            String carriedForward,
            String lapsed,
            String adjustmentGross,
            String adjustmentNet,
            String adjustmentGrossAll,
            String adjustmentNetAll) {

        public static Amounts of(Figures figures) {
            return new Amounts(
                    figures.initial().yuan(),
                    figures.carriedIn().yuan(),
                    figures.adjusted().yuan(),
                    figures.disbursed().yuan(),
                    figures.commitments().yuan(),
                    figures.pending().yuan(),
                    figures.available().yuan(),
                    figures.balance().yuan(),
                    figures.sum(Measure.CARRIED_FORWARD).yuan(),
                    figures.sum(Measure.LAPSED).yuan(),
                    figures.gross().yuan(),
                    figures.net().yuan(),
                    figures.grossAll().yuan(),
                    figures.netAll().yuan());
        }
    }

    /**
     * A rate and how it stands to its target.
     *
     * @param ok none: there is nothing to judge
     * @param target none: it is shown beside
     */
    public record Judged(String rate, @Nullable Boolean ok, @Nullable String target) {

        static Judged of(Target target, Rate rate) {
            return of(target, rate, target.judge(rate));
        }

        /** Of lines chosen beforehand. */
        static Judged control(Target target, Figures chosen) {
            var light = target.judge(chosen.disbursed(), chosen.adjusted());
            return of(target, new Rates(chosen).control(), light);
        }

        private static Judged of(Target target, Rate rate, Light light) {
            return switch (light) {
                case OK -> new Judged(rate.shown(), true, target.shown());
                case BREACH -> new Judged(rate.shown(), false, target.shown());
                case NONE -> new Judged(rate.shown(), null, target.shown());
            };
        }

        static Judged beside(Rate rate) {
            return new Judged(rate.shown(), null, null);
        }
    }

    /** The rates of one group, under its name. */
    static Row row(Group group, @Nullable Name name, Rate lead) {
        var rates = new Rates(group.all());
        var items = new EnumMap<ThreePublicItem, Judged>(ThreePublicItem.class);
        group.items()
                .forEach(
                        (item, figures) ->
                                items.put(item, Judged.control(Target.THREE_PUBLIC, figures)));
        return new Row(
                group.key(),
                name == null ? null : name.zh(),
                name == null ? null : name.en(),
                Amounts.of(group.all()),
                Judged.of(Target.EXECUTION, rates.execution()),
                Judged.of(Target.ADJUSTMENT, rates.adjustmentGross()),
                Judged.of(Target.ADJUSTMENT, rates.adjustmentNet()),
                Judged.beside(rates.adjustmentGrossAll()),
                Judged.beside(rates.adjustmentNetAll()),
                Judged.of(Target.CARRY_OVER, rates.carryOver()),
                lead.shown(),
                Judged.control(Target.THREE_PUBLIC, group.threePublic()),
                items,
                Judged.control(Target.PROCUREMENT, group.procurement()));
    }
}
