package budgettrail.query.comparison;

import budgettrail.query.page.Frame;
import budgettrail.query.page.Link;
import budgettrail.query.page.Named;
import budgettrail.query.sheet.ArrangedSheet;
import budgettrail.query.sheet.Sheet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two moments side by side, ready to be laid out.
 *
 * @param name of what is compared; none: there is nothing
 * @param item of the “三公” lines alone, or of those of 政府采购; none: of any
 * @param same whether nothing differs
 * @param overdrawn whether it shows that less than nothing was available
 * @param all whether what does not differ is shown, too
 * @param turned the same with the moments exchanged
 * @param more the same with what does not differ, or without
 * @param divisions what the difference can be told by
 * @param elsewhere where the division that is shown has no difference; none: it has, or none has
 * @param tables of its parts
 */
record ComparisonPage(
        Frame frame,
        @Nullable Named name,
        @Nullable String item,
        Asked from,
        Asked to,
        boolean same,
        boolean overdrawn,
        boolean all,
        List<Preset> presets,
        String turned,
        String more,
        List<Link> divisions,
        @Nullable Elsewhere elsewhere,
        Sheet whole,
        List<ArrangedSheet> tables) {

    /**
     * A moment as it is asked for.
     *
     * @param knownAt as people write it; none: everything known counts
     * @param position the last fact that counts
     */
    record Asked(String day, @Nullable String knownAt, long position) {}

    /**
     * A difference that cancels in what is shown.
     *
     * @param shown the division without any
     * @param other the way to the division that has it
     */
    record Elsewhere(String shown, Link other) {}
}
