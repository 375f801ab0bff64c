package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.journey.Api;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A file is posted in chunks: killed in the middle, each is whole or absent, and each row once. */
class ImportKillTest {
    private static final Duration TO_FINISH = Duration.ofSeconds(60);
    private static final String COUNT =
            "SELECT count(*) FROM log.event WHERE actor = 'clerk' AND stream LIKE '2022:%s%%'";
    private static final String CHUNKS =
            "SELECT count(*) FROM log.event WHERE actor = 'clerk' AND stream LIKE '2022:%s%%' GROUP"
                    + " BY xmin";

    private final Trial trial = Ground.sharedTrial();
    private final Site site = trial.site();

    @Test
    void aKilledImportIsFinishedUnderTheSameKey() throws SQLException {
        var times = Ground.number("imports", 1, 20);
        for (var time = 0; time < times; time++) {
            importAndKill("import" + time + "x", 3_000);
        }
        trial.check();
    }

    private void importAndKill(String name, int rows) throws SQLException {
        site.awaitNodes();
        var lines = Budget.lines(name, 3);
        var client = Client.patient(trial);
        lines.forEach(it -> client.give(it + "open", Budget.opening(it, Money.yuan("9999.00"))));
        var file = file(lines, name, rows);

        var cutOff = CompletableFuture.supplyAsync(() -> send(0, name, file));
        Patience.until(
                () -> ask(COUNT, name).getFirst() > 0 || cutOff.isDone(),
                TO_FINISH,
                "the import begins");
        assertThat(cutOff.isDone()).as("over before it was killed").isFalse();
        site.replace(0);
        cutOff.handle((_, _) -> true).join();
        Patience.until(() -> send(1, name, file) / 100 == 2, TO_FINISH, "the import ends");

        assertThat(ask(COUNT, name)).containsExactly((long) rows);
        var chunks = ask(CHUNKS, name);
        var whole = chunks.stream().mapToLong(it -> it).max().orElseThrow();
        assertThat(chunks.stream().filter(it -> it != whole).count()).isLessThanOrEqualTo(1);
    }

    private int send(int node, String key, String file) {
        try {
            var path = "/api/v1/imports/execution?fiscalYear=2022";
            Api.Answer answer = site.api(node).post(Wire.CLERK, path, key, "text/csv", file);
            assertThat(answer.status()).as(answer.body()).isIn(200, 201, 409, 503, 504);
            return answer.status();
        } catch (IllegalStateException cut) {
            return 0;
        }
    }

    private static String file(List<LineId> lines, String name, int rows) {
        var file =
                new StringBuilder(
                        "date,type,unit_code,budget_line_key,amount_yuan,payee,voucher_no,ref\n");
        for (var row = 0; row < rows; row++) {
            var line = lines.get(row % lines.size()).key();
            file.append(
                    "2022-03-01,DISBURSEMENT,U,%s,1.00,示例公司,%s%d,\n".formatted(line, name, row));
        }
        return file.toString();
    }

    private List<Long> ask(String sql, String name) {
        try (var connection = site.server().owner(site.database());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.formatted(name))) {
            var numbers = new ArrayList<Long>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
            return numbers;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
