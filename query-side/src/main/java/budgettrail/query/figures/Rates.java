package budgettrail.query.figures;

import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.Rate.NotApplicable;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Rate.Unbudgeted;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collection;

/**
 * The rates of one group of lines. The only place where figures become ratios, for every level,
 * date and view.
 */
public record Rates(Figures figures) {
    private static final int MONTHS = 12;

    /** 预算执行率: disbursed out of the adjusted budget. */
    public Rate execution() {
        return figures.rate(Figure.DISBURSED, Figure.ADJUSTED);
    }

    /** 预算调整率, the official one: gross, without exempt adjustments, out of the initial budget. */
    public Rate adjustmentGross() {
        return figures.rate(Figure.GROSS, Figure.INITIAL);
    }

    public Rate adjustmentNet() {
        return figures.rate(Figure.NET, Figure.INITIAL);
    }

    public Rate adjustmentGrossAll() {
        return figures.rate(Figure.GROSS_ALL, Figure.INITIAL);
    }

    public Rate adjustmentNetAll() {
        return figures.rate(Figure.NET_ALL, Figure.INITIAL);
    }

    /** 结转结余率, called unspent before the year end: the balance out of the adjusted budget. */
    public Rate carryOver() {
        return figures.rate(Figure.BALANCE, Figure.ADJUSTED);
    }

    /**
     * Disbursed out of the adjusted budget, of lines chosen beforehand: the “三公”经费控制率 of those with
     * the codes of an item, the 政府采购执行率 of those for procurement.
     */
    public Rate control() {
        return control(figures.disbursed(), figures.adjusted());
    }

    /** As above, of sums over several groups. */
    public static Rate control(Sum disbursed, Sum adjusted) {
        return Rate.of(disbursed, adjusted);
    }

    /** What a part is of a whole, for instance one project of all. */
    public static Rate share(Sum part, Sum whole) {
        return Rate.of(part, whole);
    }

    /**
     * Of how many equal parts a whole would be as concentrated as it is: the inverse of the
     * Herfindahl index of its parts. 1 where one has everything, their number where all are equal.
     */
    public static Rate equalParts(Collection<Sum> parts) {
        var whole = parts.stream().reduce(Sum.ZERO, Sum::plus).fen();
        var squares = parts.stream().map(part -> part.fen().pow(2));
        return Rate.of(whole.pow(2), squares.reduce(BigInteger.ZERO, BigInteger::add));
    }

    /** 序时进度: completed months, one ending on the day itself included, out of twelve. */
    public static Rate timeProgress(FiscalYear year, LocalDate asOf) {
        return new Ratio(
                BigInteger.valueOf(completedMonths(year, asOf)), BigInteger.valueOf(MONTHS));
    }

    /** How far execution is ahead of time progress (negative: behind), in points. */
    public Rate lead(FiscalYear year, LocalDate asOf) {
        return switch (execution()) {
            case NotApplicable _ -> Rate.NOT_APPLICABLE;
            case Unbudgeted _ -> Rate.UNBUDGETED;
            case Ratio(var paid, var budget) -> {
                var twelve = BigInteger.valueOf(MONTHS);
                var due = budget.multiply(BigInteger.valueOf(completedMonths(year, asOf)));
                yield new Ratio(paid.multiply(twelve).subtract(due), budget.multiply(twelve));
            }
        };
    }

    private static int completedMonths(FiscalYear year, LocalDate asOf) {
        if (asOf.isBefore(year.firstDay())) {
            return 0;
        }
        if (!asOf.isBefore(year.lastDay())) {
            return MONTHS;
        }
        var ending = asOf.getDayOfMonth() == asOf.lengthOfMonth() ? 1 : 0;
        return asOf.getMonthValue() - 1 + ending;
    }
}
