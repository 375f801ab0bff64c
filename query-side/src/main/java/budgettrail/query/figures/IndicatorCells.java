package budgettrail.query.figures;

import java.util.List;

/** The indicators of one scope as the cells of a table, in the order of {@link #COLUMNS}. */
public final class IndicatorCells {
    public static final List<String> COLUMNS =
            List.of(
                    "initial_budget",
                    "adjusted_budget",
                    "disbursed",
                    "execution_rate",
                    "adjustment_gross_nonexempt",
                    "adjustment_rate_gross",
                    "adjustment_rate_net",
                    "carry_over",
                    "carry_over_rate",
                    "adjustment_net_nonexempt",
                    "adjustment_gross_all",
                    "adjustment_rate_gross_all",
                    "adjustment_net_all",
                    "adjustment_rate_net_all",
                    "outstanding_commitments",
                    "execution_ok",
                    "adjustment_gross_ok",
                    "adjustment_net_ok",
                    "carry_over_ok");

    private IndicatorCells() {}

    public static List<String> of(Figures figures) {
        var rates = new Rates(figures);
        return List.of(
                figures.initial().yuan(),
                figures.adjusted().yuan(),
                figures.disbursed().yuan(),
                rates.execution().cell(),
                figures.gross().yuan(),
                rates.adjustmentGross().cell(),
                rates.adjustmentNet().cell(),
                figures.balance().yuan(),
                rates.carryOver().cell(),
                figures.net().yuan(),
                figures.grossAll().yuan(),
                rates.adjustmentGrossAll().cell(),
                figures.netAll().yuan(),
                rates.adjustmentNetAll().cell(),
                figures.commitments().yuan(),
                flag(Target.EXECUTION, rates.execution()),
                flag(Target.ADJUSTMENT, rates.adjustmentGross()),
                flag(Target.ADJUSTMENT, rates.adjustmentNet()),
                flag(Target.CARRY_OVER, rates.carryOver()));
    }

    private static String flag(Target target, Rate rate) {
        return switch (target.judge(rate)) {
            case OK -> "Y";
            case BREACH -> "N";
            case NONE -> "";
        };
    }
}
