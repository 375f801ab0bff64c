package budgettrail.query.sheet;

import budgettrail.web.access.Viewer;

/**
 * A table that can be asked for by its name: {@code GET /tables/NAME.csv}, {@code .xlsx} and {@code
 * .json}, with the parameters of its page. Each bean of this type is one.
 */
public interface SheetSource {
    /** That of its sheets. */
    String name();

    /**
     * The whole table, of what the viewer may see. Refuses a wrong parameter, and whatever the
     * viewer may not see is as unknown as what does not exist.
     */
    Sheet read(Asked asked, Viewer viewer);
}
