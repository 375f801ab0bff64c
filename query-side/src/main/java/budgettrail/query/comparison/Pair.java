package budgettrail.query.comparison;

import budgettrail.query.figures.Figure;
import budgettrail.query.figures.Figures;
import budgettrail.query.figures.Sum;
import java.util.Arrays;

/** The figures of one group at two moments; a group that is not there has none. */
record Pair(String key, Figures then, Figures now) {

    Sum change(Figure figure) {
        return now.of(figure).minus(then.of(figure));
    }

    boolean differs(Figure figure) {
        return change(figure).fen().signum() != 0;
    }

    boolean differs(ComparedRate rate) {
        return rate.differs(then, now);
    }

    /** Whether less than nothing was available at either moment. */
    boolean overdrawn() {
        return then.available().negative() || now.available().negative();
    }

    /** A rate never differs where no figure does. */
    boolean differs() {
        return Arrays.stream(Figure.values()).anyMatch(this::differs);
    }
}
