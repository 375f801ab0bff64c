package budgettrail.query.dashboard;

import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rates;
import budgettrail.query.figures.Target;
import budgettrail.query.indicators.Group;

/** A unit or project in its table. Amounts are in yuan. */
record Row(
        Named name,
        String initial,
        String adjusted,
        String disbursed,
        Judged execution,
        Judged adjustment,
        Judged carryOver) {

    static Row of(Group group, Named name) {
        var figures = group.all();
        return new Row(
                name,
                Shown.yuan(figures.initial()),
                Shown.yuan(figures.adjusted()),
                Shown.yuan(figures.disbursed()),
                execution(figures),
                adjustment(figures),
                carryOver(figures));
    }

    static Judged execution(Figures figures) {
        return Judged.of(
                Target.EXECUTION,
                new Rates(figures).execution(),
                figures.disbursed(),
                figures.adjusted());
    }

    static Judged adjustment(Figures figures) {
        return Judged.of(
                Target.ADJUSTMENT,
                new Rates(figures).adjustmentGross(),
                figures.gross(),
                figures.initial());
    }

    static Judged carryOver(Figures figures) {
        return Judged.of(
                Target.CARRY_OVER,
                new Rates(figures).carryOver(),
                figures.balance(),
                figures.adjusted());
    }
}
