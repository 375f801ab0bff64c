package budgettrail.faults;

import budgettrail.journey.Api;
import java.time.Duration;
import java.util.Map;

/** Makes the views anew, and waits until they are, whether that is done at once or behind. */
final class Rebuilding {
    private static final String ADDRESS = "/api/v1/projections/rebuild";
    private static final Duration TO_END = Duration.ofMinutes(5);

    private Rebuilding() {}

    static void run(Api api) {
        var answer = api.post("admin", ADDRESS, Map.of());
        if (answer.status() == 202) {
            Patience.until(() -> !state(api).equals("RUNNING"), TO_END, "the rebuild ends");
            if (state(api).equals("DONE")) {
                return;
            }
        }
        if (answer.status() != 200) {
            throw new Violation("rebuild", 0, "", answer);
        }
    }

    private static String state(Api api) {
        return api.get("admin", ADDRESS).json().path("state").asString();
    }
}
