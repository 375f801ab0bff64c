package budgettrail.query.page;

import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How much of the sample the log began with, by what its first fact says of itself: what is there,
 * whatever the settings ask for today.
 */
@Component
final class SampleInLog {
    private static final String MARK = "sample-";
    private static final String NONE = "none";

    private final EventLog log;

    /** Once there is a first fact, it never changes. */
    private volatile @Nullable String known;

    SampleInLog(EventLog log) {
        this.log = log;
    }

    /** {@code year}, {@code budget} or {@code none}. */
    String extent() {
        var extent = known;
        if (extent == null) {
            extent = log.at(1).map(SampleInLog::extent).orElse(null);
            known = extent;
        }
        return extent == null ? NONE : extent;
    }

    private static String extent(Recorded first) {
        var mark = first.metadata().correlation();
        return mark != null && mark.startsWith(MARK) ? mark.substring(MARK.length()) : NONE;
    }
}
