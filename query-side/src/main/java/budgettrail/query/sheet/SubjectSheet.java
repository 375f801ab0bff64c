package budgettrail.query.sheet;

import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.web.access.Viewer;
import java.util.function.BiFunction;

/**
 * A table about what a page is about, to be had as a file with the page's parameters.
 *
 * @param path of the page that it stands on
 */
public record SubjectSheet(
        String name, String path, Views views, BiFunction<View, Subject, Sheet> table)
        implements SheetSource {
    @Override
    public Sheet read(Asked asked, Viewer viewer) {
        var what = Subject.Asked.of(asked.parameters());
        return views.read(
                what.in(Question.of(asked.parameters())),
                viewer,
                view -> table.apply(view, Subject.of(view, what, path)));
    }
}
