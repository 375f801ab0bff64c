package budgettrail.query.replay;

import budgettrail.event.line.LineId;
import budgettrail.query.figures.Sum;
import budgettrail.query.page.Place;
import budgettrail.query.page.Shown;
import budgettrail.query.posting.Measure;
import org.jspecify.annotations.Nullable;

/**
 * What is live otherwise than the log says, as the page tells it; amounts in yuan.
 *
 * @param address of the line at the end of its year; none where it is the name of none
 * @param live none: it is not there
 * @param replayed likewise
 */
public record ShownDrift(
        String line,
        @Nullable String address,
        String kept,
        @Nullable String measure,
        @Nullable String subject,
        @Nullable String day,
        @Nullable String live,
        @Nullable String replayed,
        @Nullable Long position) {
    static ShownDrift of(Drift it) {
        var measure = it.measure();
        return new ShownDrift(
                it.line(),
                LineId.parse(it.line()).map(Place::ofLine).map(Place::address).orElse(null),
                it.kept().name(),
                measure == null ? null : Measure.nameOf(measure),
                it.subject(),
                it.day() == null ? null : it.day().toString(),
                shown(it.live(), it.liveState()),
                shown(it.replayed(), it.replayedState()),
                it.position());
    }

    private static @Nullable String shown(@Nullable Sum sum, @Nullable String state) {
        return sum == null ? state : Shown.yuan(sum);
    }
}
