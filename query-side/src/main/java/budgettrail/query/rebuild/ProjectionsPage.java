package budgettrail.query.rebuild;

import budgettrail.query.page.Crumb;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.page.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the views follow the log and how a rebuild goes, ready to be laid out.
 *
 * @param position the last fact that is posted
 * @param behind how many facts of the log are not yet
 * @param parkedLines the first of them
 * @param parked how many there are
 * @param rebuild the running or the last one; none: there was none yet
 * @param replaying whether a replay keeps a rebuild from beginning
 */
public record ProjectionsPage(
        Frame frame,
        long position,
        long behind,
        List<ParkedLine> parkedLines,
        long parked,
        @Nullable ShownRebuild rebuild,
        boolean replaying) {

    static ProjectionsPage of(View view, @Nullable ToldRebuild rebuild, boolean replaying) {
        var snapshot = view.snapshot();
        var here = view.place(ProjectionsController.PAGE);
        var crumb = new Crumb(new Named(ProjectionsController.PAGE, null, null), here.address());
        return new ProjectionsPage(
                Frame.of(view, here, List.of(crumb)),
                snapshot.position(),
                view.behind(),
                ParkedLine.first(snapshot),
                ParkedLine.count(snapshot),
                rebuild == null ? null : ShownRebuild.of(rebuild),
                replaying);
    }

    /** Whether it has something to say that changes by itself. */
    public boolean renews() {
        return rebuild != null && rebuild.progress().running();
    }
}
