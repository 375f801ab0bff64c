package budgettrail.query.reads;

import budgettrail.query.page.Frame;
import budgettrail.query.sheet.Sheet;
import org.jspecify.annotations.Nullable;

/**
 * What was written down of reads, ready to be laid out.
 *
 * @param who whose alone; none: everybody's
 * @param day of which alone; none: of any
 * @param later those before these; none: there are none
 * @param first the newest, unless they are shown
 * @param query asks for the files of all of them
 */
record ReadsPage(
        Frame frame,
        @Nullable String who,
        @Nullable String day,
        Sheet sheet,
        @Nullable String later,
        @Nullable String first,
        String query) {

    /** Whether none is there. Public, as all that the template calls. */
    public boolean isEmpty() {
        return sheet.rows().isEmpty();
    }
}
