package budgettrail.query.comparison;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Rate.Ratio;

/** The rates that are compared. */
enum ComparedRate {
    EXECUTION(Figure.DISBURSED, Figure.ADJUSTED),
    ADJUSTMENT(Figure.GROSS, Figure.INITIAL),
    ADJUSTMENT_NET(Figure.NET, Figure.INITIAL),
    CARRY_OVER(Figure.BALANCE, Figure.ADJUSTED);

    private final Figure part;
    private final Figure whole;

    ComparedRate(Figure part, Figure whole) {
        this.part = part;
        this.whole = whole;
    }

    Figure part() {
        return part;
    }

    Figure whole() {
        return whole;
    }

    Rate of(Figures figures) {
        return figures.rate(part, whole);
    }

    /** By exact size, or by there being none. */
    boolean differs(Figures then, Figures now) {
        return of(then) instanceof Ratio one && of(now) instanceof Ratio other
                ? one.compareTo(other) != 0
                : !of(then).equals(of(now));
    }
}
