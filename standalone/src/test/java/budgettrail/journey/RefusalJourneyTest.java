package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.EventLog;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The fourteen commands that a correct system refuses, each sent when all facts dated before it are
 * in, by date and number, through the HTTP API.
 */
class RefusalJourneyTest {
    @Test
    void eachIsRefusedWithItsCodeAndNothingChanges() {
        try (var application = RunningApplication.start()) {
            var api = application.api();
            var log = application.context().getBean(EventLog.class);
            Dataset.importBudget(api);
            var imported = "";
            for (var command : commands()) {
                var from = imported;
                var before = command.get("date");
                if (from.compareTo(before) < 0) {
                    Dataset.importLedger(
                            api, date -> date.compareTo(from) >= 0 && date.compareTo(before) < 0);
                    imported = before;
                }
                var head = log.head();

                var answer = send(api, command);

                assertThat(answer.code())
                        .as("%s: %s", command, answer.body())
                        .isEqualTo(command.get("expected_error"));
                assertThat(answer.status()).isEqualTo(status(command.get("expected_error")));
                assertThat(log.head()).as("nothing recorded").isEqualTo(head);
            }
        }
    }

    private static List<Map<String, String>> commands() {
        var lines = Dataset.oracle("synthetic_rejected_commands");
        return lines.stream()
                .skip(1)
                .map(line -> Dataset.row(lines.getFirst(), line))
                .sorted(
                        Comparator.comparing((Map<String, String> row) -> row.get("date"))
                                .thenComparing(row -> Integer.parseInt(row.get("no"))))
                .toList();
    }

    private static int status(String code) {
        return switch (code) {
            case "INVALID_AMOUNT", "REFERENCE_REQUIRED", "SAME_LINE" -> 400;
            case "UNKNOWN_BUDGET_LINE" -> 404;
            default -> 409;
        };
    }

    private static Api.Answer send(Api api, Map<String, String> command) {
        var line = "2022:" + command.get("budget_line_key");
        var path = "/api/v1/budget-lines/" + line;
        return switch (command.get("type")) {
            case "DISBURSEMENT" -> api.post("clerk", path + "/disbursements", payment(command));
            case "REFUND" -> api.post("clerk", path + "/refunds", refund(command));
            case "REDUCTION" -> api.post("officer", path + "/reductions", reduction(command));
            case "VIREMENT_OUT" -> api.post("officer", "/api/v1/virements", virement(command));
            default -> throw new IllegalArgumentException(command.toString());
        };
    }

    private static String id(Map<String, String> command) {
        return command.get("unit_code") + "/2022/" + command.get("voucher_no");
    }

    private static Map<String, Object> payment(Map<String, String> command) {
        var body = body(command);
        body.put("disbursement", id(command) + "-" + command.get("no"));
        body.put("unit", command.get("unit_code"));
        body.put("voucher", command.get("voucher_no"));
        body.put("payee", "示例公司");
        body.put("paid", true);
        if (!command.get("ref").isEmpty()) {
            body.put("commitment", command.get("ref"));
        }
        return body;
    }

    private static Map<String, Object> refund(Map<String, String> command) {
        var body = body(command);
        body.put("refund", id(command));
        body.put("unit", command.get("unit_code"));
        body.put("voucher", command.get("voucher_no"));
        if (!command.get("ref").isEmpty()) {
            body.put("disbursement", command.get("unit_code") + "/2022/" + command.get("ref"));
        }
        return body;
    }

    private static Map<String, Object> reduction(Map<String, String> command) {
        var body = body(command);
        body.put("adjustment", id(command));
        return body;
    }

    private static Map<String, Object> virement(Map<String, String> command) {
        var body = body(command);
        body.put("adjustment", id(command));
        body.put("from", "2022:" + command.get("budget_line_key"));
        body.put("to", "2022:" + command.get("ref"));
        return body;
    }

    private static Map<String, Object> body(Map<String, String> command) {
        var body = new LinkedHashMap<String, Object>();
        body.put("effective", command.get("date"));
        body.put("amount", command.get("amount_yuan"));
        return body;
    }
}
