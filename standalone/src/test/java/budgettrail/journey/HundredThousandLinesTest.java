package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * The largest budget there is, in one call: until every line of it is in the figures, not only in
 * the log.
 */
class HundredThousandLinesTest {
    private static final int LINES = 100_000;
    private static final int UNITS = 100;
    private static final Duration MOST = Duration.ofSeconds(60);

    @Test
    void areImportedAndAddedUpWithinAMinute() {
        try (var application = RunningApplication.start()) {
            var api = application.api();
            imported(api, "units", units());
            var file = lines();
            var begun = System.nanoTime();
            var cpuBegun = cpuNanos();

            var position = imported(api, "budget-lines", file);
            var figures = figuresAt(api, position);

            var took = Duration.ofNanos(System.nanoTime() - begun);
            assertThat(figures.path("amounts").path("initial").asString())
                    .as(figures.toString())
                    .isEqualTo("5000051000.00");
            assertThat(took)
                    .as(
                            "of which this process computed %s",
                            Duration.ofNanos(cpuNanos() - cpuBegun))
                    .isLessThan(MOST);
        }
    }

    private static long imported(Api api, String kind, byte[] file) {
        var answer =
                api.post(
                        "migrator",
                        "/api/v1/imports/" + kind + "?fiscalYear=2022",
                        "text/csv",
                        file);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("position").asLong();
    }

    /** The department's row once the figures have come as far; a reader is told to ask again. */
    private static JsonNode figuresAt(Api api, long position) {
        var path = "/api/v1/indicators?fiscalYear=2022&level=DEPARTMENT&minPosition=" + position;
        var answer = api.get("auditor", path);
        for (var wait = 0; answer.status() == 503 && wait < MOST.toSeconds(); wait++) {
            answer = api.get("auditor", path);
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("indicators").path(0);
    }

    private static byte[] units() {
        var text = new StringBuilder("code,name_zh,parent_code\nD,部门,\n");
        for (var unit = 0; unit < UNITS; unit++) {
            text.append("U").append(unit).append(",单位").append(unit).append(",D\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] lines() {
        var text = new StringBuilder("line_key,unit_code,function_code,kind,initial_yuan\n");
        for (var line = 1; line <= LINES; line++) {
            text.append(
                    "LINE-%d,U%d,20%d,BASIC,%d.01\n"
                            .formatted(line, line % UNITS, 10 + line % 80, line));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static long cpuNanos() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime()
                : 0;
    }
}
