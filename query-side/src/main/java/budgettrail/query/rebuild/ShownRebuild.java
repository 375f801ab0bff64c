package budgettrail.query.rebuild;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * A rebuild as the page tells it; moments are those of Shanghai.
 *
 * @param most what the bar counts up to; never nothing
 */
public record ShownRebuild(
        String state,
        boolean running,
        long position,
        long goal,
        long most,
        long factsPerSecond,
        @Nullable Long remainingSeconds,
        String startedBy,
        String startedAt,
        @Nullable String endedAt,
        @Nullable String cancelledBy) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    static ShownRebuild of(Progress it) {
        return new ShownRebuild(
                it.state().name(),
                it.running(),
                it.position(),
                it.goal(),
                Math.max(1, it.goal()),
                it.factsPerSecond(),
                it.remainingSeconds(),
                it.startedBy(),
                MOMENT.format(it.startedAt()),
                shown(it.endedAt()),
                it.cancelledBy());
    }

    private static @Nullable String shown(@Nullable Instant moment) {
        return moment == null ? null : MOMENT.format(moment);
    }
}
