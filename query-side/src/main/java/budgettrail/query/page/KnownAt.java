package budgettrail.query.page;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When something was known, as people write it: a position of the log, a moment with its offset, or
 * a day, minute or second of Shanghai, of which all counts.
 */
public final class KnownAt {
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MINUTE = Pattern.compile(DAY + "[T ][0-9]{2}:[0-9]{2}");
    private static final Pattern SECOND = Pattern.compile(MINUTE + ":[0-9]{2}");
    private static final String OF_A_SECOND = ".999999+08:00";
    private static final Pattern WHOLE_SECOND =
            Pattern.compile("(" + DAY + ")T([0-9]{2}:[0-9]{2}:[0-9]{2})\\.999999\\+08:00");

    private KnownAt() {}

    /** As the API is asked. */
    public static @Nullable String of(@Nullable String written) {
        if (written == null) {
            return null;
        }
        if (DAY.matcher(written).matches()) {
            return written + "T23:59:59" + OF_A_SECOND;
        }
        if (MINUTE.matcher(written).matches()) {
            return written.replace(' ', 'T') + ":59" + OF_A_SECOND;
        }
        return SECOND.matcher(written).matches()
                ? written.replace(' ', 'T') + OF_A_SECOND
                : written;
    }

    /** As people write it, and would write it again. */
    public static @Nullable String shown(@Nullable String asked) {
        if (asked == null) {
            return null;
        }
        var second = WHOLE_SECOND.matcher(asked);
        return second.matches() ? second.group(1) + " " + second.group(2) : asked;
    }
}
