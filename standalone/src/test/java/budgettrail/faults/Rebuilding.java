package budgettrail.faults;

import budgettrail.journey.Api;
import java.time.Duration;
import java.util.Map;

/** Makes the views anew, and waits until they are; one that is under way is waited for first. */
final class Rebuilding {
    private static final String ADDRESS = "/api/v1/projections/rebuild";
    private static final Duration TO_END = Duration.ofMinutes(5);

    private Rebuilding() {}

    static void run(Api api) {
        awaitEnd(api);
        var answer = api.post("admin", ADDRESS, Map.of());
        if (answer.status() != 202) {
            throw new Violation("rebuild", 0, "", answer);
        }
        awaitEnd(api);
        if (!state(api).equals("DONE")) {
            throw new Violation("rebuild", 0, "", api.get("admin", ADDRESS));
        }
    }

    private static void awaitEnd(Api api) {
        Patience.until(() -> !state(api).equals("RUNNING"), TO_END, "the rebuild ends");
    }

    private static String state(Api api) {
        return api.get("admin", ADDRESS).json().path("state").asString();
    }
}
