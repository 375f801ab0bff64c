package budgettrail.query.replay;

import budgettrail.query.page.Crumb;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.page.View;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a replay goes and what was found by past ones, ready to be laid out.
 *
 * @param replay the chosen, the running or else the last one; none: there was none yet
 * @param chosen whether it is a past one that was chosen
 * @param running whether one is, be it this one or another
 * @param rebuilding whether a rebuild keeps one from beginning
 * @param asked what was entered
 * @param kinds of what can be replayed
 * @param years that lines are of
 * @param older the cursor of the page of those before; none: there are none
 * @param newest whether there are later ones than these
 */
public record ReplayPage(
        Frame frame,
        @Nullable ShownReplay replay,
        boolean chosen,
        boolean running,
        boolean rebuilding,
        Entered asked,
        List<String> kinds,
        List<String> years,
        List<ShownReplay> past,
        @Nullable String older,
        boolean newest) {

    /** What is read before the view is. */
    record Read(
            @Nullable ToldReplay replay,
            boolean chosen,
            boolean running,
            boolean rebuilding,
            Entered asked,
            Past past,
            boolean newest) {}

    static ReplayPage of(View view, Read read) {
        var here = view.place(ReplayPageController.PAGE);
        var crumb = new Crumb(new Named(ReplayPageController.PAGE, null, null), here.address());
        return new ReplayPage(
                Frame.of(view, here, List.of(crumb)),
                read.replay() == null ? null : ShownReplay.of(read.replay()),
                read.chosen(),
                read.running(),
                read.rebuilding(),
                read.asked(),
                List.of("ALL", "YEAR", "LINE"),
                view.years().stream().map(it -> Integer.toString(it.year().value())).toList(),
                read.past().replays().stream().map(ShownReplay::of).toList(),
                read.past().next(),
                read.newest());
    }

    /** Whether it has something to say that changes by itself. */
    public boolean renews() {
        return replay != null && replay.running();
    }
}
