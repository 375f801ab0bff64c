package budgettrail.command.line.breach;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import org.slf4j.Logger;

/** Planted: states that look out of the window. */
public final class Lines {
    public static final class Logging {
        Logger log;
    }

    public static final class Clocked {
        Clock clock;
    }

    public static final class Drawn {
        Random random;
    }

    public static final class OfToday {
        LocalDate day = LocalDate.now();
    }

    public static final class OfTodayThere {
        LocalDate day = LocalDate.now(ZoneOffset.UTC);
    }

    public static final class OfNow {
        Instant now = Instant.now();
    }

    public static final class Timed {
        long at = System.currentTimeMillis();
    }

    public static final class TimedFinely {
        long at = System.nanoTime();
    }

    public static final class NamedByChance {
        UUID id = UUID.randomUUID();
    }
}
