package budgettrail.query.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** A moment as pages write it, in the time of Shanghai. */
public final class ShownMoment {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    private ShownMoment() {}

    public static String of(Instant moment) {
        return SECONDS.format(moment);
    }

    public static @Nullable String ofAny(@Nullable Instant moment) {
        return moment == null ? null : of(moment);
    }
}
