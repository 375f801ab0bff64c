package budgettrail.query.replay;

import budgettrail.query.job.ShownProgress;
import budgettrail.query.page.KnownAt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A replay as the page tells it.
 *
 * @param extent {@code ALL}, {@code YEAR} or {@code LINE}
 * @param about which year or line; empty: all of them
 * @param knownAt up to when, as people write it; none: everything that was read
 * @param differences how many there are; none: it was not compared
 * @param first the first of them
 */
public record ShownReplay(
        long number,
        ShownProgress progress,
        String extent,
        String about,
        @Nullable String knownAt,
        long upTo,
        String phase,
        @Nullable Long differences,
        List<ShownDrift> first) {
    static ShownReplay of(ToldReplay it) {
        return new ShownReplay(
                it.progress().job(),
                ShownProgress.of(it.progress(), it.remainingSeconds()),
                it.extent().kind().name(),
                it.extent().toString(),
                KnownAt.shown(it.knownAt()),
                it.upTo(),
                it.phase().name(),
                it.differences(),
                it.first().stream().map(ShownDrift::of).toList());
    }

    public boolean running() {
        return progress.running();
    }

    /** In which state the page is: another one is to be looked at again. */
    public String stage() {
        return running() ? progress.state() + " " + phase : progress.state();
    }

    public boolean same() {
        return !running() && differences != null && differences == 0;
    }

    public boolean differs() {
        return !running() && differences != null && differences > 0;
    }
}
