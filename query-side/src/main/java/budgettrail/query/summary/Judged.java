package budgettrail.query.summary;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Rate.Ratio;
import budgettrail.query.figures.Target;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.page.Shown;
import java.math.BigDecimal;

/**
 * A rate with its light, what it is made of, and the way to the facts behind it.
 *
 * @param shown percent with two decimals, or the name of what stands in its place
 * @param ratio whether it is a number
 * @param target as people write it
 * @param part what is compared, in yuan
 * @param whole what it is compared with, in yuan
 * @param address of the facts of the rate
 * @param partAddress of those of its part
 * @param wholeAddress of those of its whole
 */
public record Judged(
        String shown,
        boolean ratio,
        Light light,
        String target,
        Figure partFigure,
        String part,
        Figure wholeFigure,
        String whole,
        String address,
        String partAddress,
        String wholeAddress) {
    private static final BigDecimal FULL = new BigDecimal(100);

    /** 预算执行率 */
    public static Judged execution(Figures figures, Trace trace) {
        return of(Target.EXECUTION, figures, Figure.DISBURSED, Figure.ADJUSTED, trace);
    }

    /** 预算调整率, in one of its four forms. */
    public static Judged adjustment(Figures figures, Figure form, Trace trace) {
        return of(Target.ADJUSTMENT, figures, form, Figure.INITIAL, trace);
    }

    /** 结转结余率 */
    public static Judged carryOver(Figures figures, Trace trace) {
        return of(Target.CARRY_OVER, figures, Figure.BALANCE, Figure.ADJUSTED, trace);
    }

    /** “三公”经费控制率, of the figures of such lines. */
    public static Judged threePublic(Figures figures, Trace trace) {
        return of(Target.THREE_PUBLIC, figures, Figure.DISBURSED, Figure.ADJUSTED, trace);
    }

    /** 政府采购执行率, of the figures of such lines. */
    public static Judged procurement(Figures figures, Trace trace) {
        return of(Target.PROCUREMENT, figures, Figure.DISBURSED, Figure.ADJUSTED, trace);
    }

    private static Judged of(
            Target target, Figures figures, Figure part, Figure whole, Trace trace) {
        var rate = figures.rate(part, whole);
        return new Judged(
                rate.shown(),
                rate instanceof Ratio,
                target.judge(figures.of(part), figures.of(whole)),
                target.shown(),
                part,
                Shown.yuan(figures.of(part)),
                whole,
                Shown.yuan(figures.of(whole)),
                trace.rate(part, whole),
                trace.figure(part),
                trace.figure(whole));
    }

    /** How far a bar of a hundred is filled. */
    public String filled() {
        return ratio ? new BigDecimal(shown).max(BigDecimal.ZERO).min(FULL).toPlainString() : "0";
    }
}
