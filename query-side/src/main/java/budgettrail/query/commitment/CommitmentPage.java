package budgettrail.query.commitment;

import budgettrail.query.fact.FactRow;
import budgettrail.query.page.Compared;
import budgettrail.query.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One contract, ready to be laid out.
 *
 * @param about none: nothing of it counts on that day
 */
record CommitmentPage(
        Frame frame, String id, String line, String lineAddress, @Nullable About about) {

    /**
     * How it stands.
     *
     * @param committed in yuan, as the next three
     * @param outstanding what is left to be paid under it
     * @param compared what was left on another day; none: no other day is asked for
     * @param steps what made and changed it, and what was paid under it, as it was recorded
     * @param later the steps after these, if there are any
     * @param first the first of all, unless they are shown
     */
    record About(
            String since,
            @Nullable String payee,
            @Nullable String reason,
            String committed,
            String paid,
            String released,
            String outstanding,
            @Nullable Compared compared,
            List<Step> steps,
            @Nullable String later,
            @Nullable String first) {}

    /**
     * @param outstanding what was left behind it, in yuan
     */
    record Step(FactRow row, String outstanding) {}
}
