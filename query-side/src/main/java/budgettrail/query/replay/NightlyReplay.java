package budgettrail.query.replay;

import budgettrail.log.job.EachNight;
import budgettrail.web.StartRefused;
import java.time.Clock;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Replays everything each night. Of several nodes one does; what it finds is told by the health,
 * the metrics and the page.
 */
@Component
final class NightlyReplay implements SmartInitializingSingleton, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NightlyReplay.class);
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final String NEVER = "never";

    private final Replay replay;
    private final @Nullable EachNight nights;

    /**
     * @param at such as {@code 03:30}, an hour after the log is verified; or {@value #NEVER}
     */
    NightlyReplay(
            Replay replay, Clock clock, @Value("${budgettrail.replay.nightly:03:30}") String at) {
        this.replay = replay;
        this.nights =
                at.equals(NEVER)
                        ? null
                        : new EachNight(
                                "nightly replay", time(at), clock.withZone(SHANGHAI), this::replay);
    }

    static LocalTime time(String at) {
        try {
            return LocalTime.parse(at);
        } catch (DateTimeParseException none) {
            throw new StartRefused(
                    "budgettrail.replay.nightly 须是时刻（如 03:30）或 never，不能是 %1$s。 budgettrail.replay.nightly is a time such as 03:30, or never, and not %1$s."
                            .formatted(at),
                    "在 YAML 文件中，时刻须加引号。 In a YAML file put the time in quotes: nightly: \"23:30\"",
                    none);
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (nights != null) {
            nights.start();
        }
    }

    private void replay() {
        if (!replay.startOfTheNight()) {
            LOG.info("There is no replay of this node this night: another one is or was running");
        }
    }

    @Override
    public void close() {
        if (nights != null) {
            nights.close();
        }
    }
}
