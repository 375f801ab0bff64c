package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import budgettrail.journey.Api;
import budgettrail.journey.RunningApplication;
import budgettrail.log.DatabaseAccess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The disk of PostgreSQL is full: 503, reads live, nothing lost, and on it goes with more space.
 */
class DiskFullTest {
    private static final int MEGABYTES = 160;
    private static final int MOST = 3_000;
    private static final int WHILE_FULL = 20;
    private static final Duration TO_GO_ON = Duration.ofSeconds(10);
    private static final Duration TO_FOLLOW = Duration.ofSeconds(10);
    private static final String LINE = "/api/v1/budget-lines/2022:FULL";

    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void whatCannotBeWrittenIsSaidAndNothingIsLost() throws SQLException {
        var mounted = SmallDisk.mount(MEGABYTES);
        assumeTrue(mounted.isPresent(), "No disk can be mounted here: a full one was not tried");
        try (var disk = mounted.orElseThrow();
                var server = Server.make(disk.folder().resolve("postgres"))) {
            var access = server.fresh();
            try (var application = RunningApplication.on(access)) {
                fillAndGoOn(application.api(), disk);
                assertThat(recorded(server, access)).containsExactlyElementsOf(acknowledged);
            }
        }
    }

    private void fillAndGoOn(Api api, SmallDisk disk) {
        open(api);
        disk.fill();
        var number = 0;
        while (pay(api, number++).status() != 503) {
            assertThat(number).as("payments that a full disk took").isLessThan(MOST);
        }
        for (var more = 0; more < WHILE_FULL; more++) {
            var answer = pay(api, number++);
            assertThat(answer.status()).as(answer.body()).isIn(201, 503);
            if (answer.status() == 503) {
                assertThat(answer.code()).isEqualTo("LOG_UNAVAILABLE");
                assertThat(answer.headers()).containsKey("retry-after");
            }
            assertThat(api.get("auditor", LINE).status()).isEqualTo(200);
        }
        disk.makeSpace();
        var last = number;
        Patience.until(() -> pay(api, last).status() == 201, TO_GO_ON, "it goes on");
        pay(api, last + 1);
        var all = LINE + "?minPosition=" + (acknowledged.size() + 3);
        Patience.until(
                () -> api.get("auditor", all).status() == 200, TO_FOLLOW, "the figures follow");
    }

    private static void open(Api api) {
        var unit = Map.of("unit", "U", "effective", "2022-01-01", "nameZh", "局");
        assertThat(api.post("officer", "/api/v1/units", unit).status()).isEqualTo(201);
        var described = Map.of("unit", "U", "function", "2080101", "kind", "BASIC");
        var line = Map.of("line", "2022:FULL", "description", described, "amount", "99999.00");
        assertThat(api.post("officer", "/api/v1/budget-lines", line).status()).isEqualTo(201);
        assertThat(api.get("auditor", LINE + "?minPosition=3").status()).isEqualTo(200);
    }

    /** Large, so that the disk is soon full. */
    private Api.Answer pay(Api api, int number) {
        var name = "full-" + number;
        var body = new HashMap<String, Object>();
        body.put("disbursement", name);
        body.put("effective", "2022-06-30");
        body.put("amount", "1.00");
        body.put("unit", "U");
        body.put("voucher", name);
        body.put("payee", "示例公司");
        body.put("reason", "据".repeat(400));
        body.put("paid", true);
        var answer = api.post("clerk", LINE + "/disbursements", name, body);
        if (answer.status() == 201 && !acknowledged.contains(name)) {
            acknowledged.add(name);
        }
        return answer;
    }

    private static List<String> recorded(Server server, DatabaseAccess access) throws SQLException {
        try (var connection = server.owner(access)) {
            return LogRow.all(connection).stream()
                    .map(LogRow::key)
                    .filter(key -> key.startsWith("full-"))
                    .toList();
        }
    }
}
