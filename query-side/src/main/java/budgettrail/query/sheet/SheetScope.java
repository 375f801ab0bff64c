package budgettrail.query.sheet;

import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import org.jspecify.annotations.Nullable;

/**
 * What a sheet is about.
 *
 * @param item only the “三公” lines, all or those of one item, or those of 政府采购; none: any lines
 * @param within only what is in this unit; none: wherever it is
 */
public record SheetScope(Cell.Name name, @Nullable String item, Cell.@Nullable Name within) {
    /** None: there is nothing to be about. */
    static @Nullable SheetScope of(View view, Subject subject) {
        var name = subject.name();
        var within = subject.partIn(view);
        return name == null
                ? null
                : new SheetScope(
                        Cell.Name.of(name),
                        subject.asked().item(),
                        within == null ? null : Cell.Name.of(view.unit(within)));
    }

    /** What has a name of its own, such as a search. */
    public static SheetScope of(Cell.Name name) {
        return new SheetScope(name, null, null);
    }

    /** The same, of a unit alone. */
    public SheetScope in(Cell.Name unit) {
        return new SheetScope(name, item, unit);
    }

    /** As files hold it, in no language: {@code 035 item=PROCUREMENT}. */
    public String code() {
        var code = new StringBuilder(name.code());
        if (within != null) {
            code.append(" within=").append(within.code());
        }
        if (item != null) {
            code.append(" item=").append(item);
        }
        return code.toString();
    }
}
