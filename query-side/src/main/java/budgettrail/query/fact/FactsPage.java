package budgettrail.query.fact;

import budgettrail.query.figures.Figure;
import budgettrail.query.page.Compared;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The facts that add up to a figure, ready to be laid out.
 *
 * @param name of what it is a figure of; none: there is nothing
 * @param item of the “三公” lines alone, or of those of 政府采购
 * @param sum what all the facts come to, in yuan
 * @param overdrawn whether it is that less than nothing was available, looking back
 * @param count how many there are
 * @param ratio the rate that the figure is a part of
 * @param compared the sum on another day; none: no other day is asked for
 * @param difference the two moments that the facts lie between; none: they are of one
 * @param later the facts after these, if there are any
 * @param first the first of all, unless they are shown
 * @param query asks for the files of all of them
 * @param most how many a file lists
 */
record FactsPage(
        Frame frame,
        Figure figure,
        @Nullable Named name,
        @Nullable String item,
        String sum,
        boolean overdrawn,
        long count,
        @Nullable Ratio ratio,
        @Nullable Compared compared,
        @Nullable Difference difference,
        List<FactRow> rows,
        @Nullable String later,
        @Nullable String first,
        String query,
        int most) {

    /** Whether no file lists them all. Public, as all that the template calls. */
    public boolean cut() {
        return count > most;
    }

    /**
     * A rate and the two figures it is formed of.
     *
     * @param shown percent with two decimals, or the name of what stands in its place
     * @param partSum in yuan
     * @param wholeSum in yuan
     */
    record Ratio(
            String shown,
            boolean number,
            Figure part,
            String partSum,
            String partAddress,
            Figure whole,
            String wholeSum,
            String wholeAddress) {}
}
