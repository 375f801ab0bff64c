package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Another government's budget through the same door: codes of letters, dots and dashes, units three
 * levels deep, no economic codes, one supplement for each line, corrections as reductions.
 */
class AnyBudgetJourneyTest {
    private static final int LINES = 2_000;
    private static final List<String> LEVELS =
            List.of("DEPARTMENT", "UNIT", "FUNCTION_CLASS", "FUNCTION_SECTION", "FUNCTION_ITEM");
    private static final int OFFICES = 8;
    private static final int FUNCTIONS = 5;

    private final Map<String, BigDecimal> initial = new TreeMap<>();
    private final Map<String, BigDecimal> adjusted = new TreeMap<>();
    private final StringBuilder lines =
            new StringBuilder("line_key,unit_code,function_code,kind,initial_yuan\n");
    private final StringBuilder ledger =
            new StringBuilder(
                    "date,type,unit_code,budget_line_key,amount_yuan,payee,voucher_no,ref\n");

    @Test
    void footsAtEveryLevel() {
        for (var line = 0; line < LINES; line++) {
            write(line);
        }
        try (var application = RunningApplication.start()) {
            var api = application.api();
            imported(api, "units", units());
            imported(api, "budget-lines", lines.toString());
            var position = imported(api, "execution", ledger.toString());

            for (var level : LEVELS) {
                expectSums(figures(api, level, position));
            }
            assertThat(figures(api, "DEPARTMENT", position)).containsOnlyKeys("GOV-1");
            var names = api.get("auditor", "/api/v1/units?minPosition=" + position).body();
            assertThat(names).contains("Ministère de l'Eau").contains("财政局（本级）");
        }
    }

    /** The file and, beside it, what it adds up to. */
    private void write(int line) {
        var unit = unit(line % OFFICES);
        var function = "GF-07." + (line % FUNCTIONS);
        var key = "K.%s/%s-%d".formatted(unit, function, line);
        var opening = BigDecimal.valueOf(100_000L + 37L * line, 2);
        var supplement = BigDecimal.valueOf(1L + line, 2);
        var reduction = line % 3 == 0 ? BigDecimal.valueOf(50_001, 2) : BigDecimal.ZERO;
        lines.append("%s,%s,%s,BASIC,%s\n".formatted(key, unit, function, opening));
        row("SUPPLEMENT", unit, key, supplement, "S-" + line);
        if (reduction.signum() > 0) {
            row("REDUCTION", unit, key, reduction, "R-" + line);
        }
        var budget = opening.add(supplement).subtract(reduction);
        for (var scope : scopes(unit, function)) {
            initial.merge(scope, opening, BigDecimal::add);
            adjusted.merge(scope, budget, BigDecimal::add);
        }
    }

    private static List<String> scopes(String unit, String function) {
        return List.of(
                "GOV-1",
                unit.substring(0, unit.lastIndexOf('.')),
                unit,
                function.substring(0, 3),
                function.substring(0, 5),
                function);
    }

    private void row(String type, String unit, String key, BigDecimal amount, String number) {
        ledger.append("2022-05-04,%s,%s,%s,%s,,%s,\n".formatted(type, unit, key, amount, number));
    }

    private static String unit(int office) {
        return "GOV-1.B%d.office-%d".formatted(office % 2, office);
    }

    private static String units() {
        var text =
                new StringBuilder("code,name_zh,name_en,parent_code\n")
                        .append("GOV-1,某市政府,Ministère de l'Eau,\n")
                        .append("GOV-1.B0,财政局（本级）,Finance,GOV-1\n")
                        .append("GOV-1.B1,水务局,Water,GOV-1\n");
        for (var office = 0; office < OFFICES; office++) {
            var row = "%s,科室%d,Office %d,GOV-1.B%d\n";
            text.append(row.formatted(unit(office), office, office, office % 2));
        }
        return text.toString();
    }

    private static long imported(Api api, String kind, String file) {
        var path = "/api/v1/imports/" + kind + "?fiscalYear=2022";
        var answer = api.post("migrator", path, "text/csv", file.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().path("position").asLong();
    }

    private void expectSums(Map<String, JsonNode> figures) {
        assertThat(figures).isNotEmpty();
        figures.forEach(
                (scope, amounts) -> {
                    assertThat(initial).containsKey(scope);
                    assertThat(amounts.path("initial").asString())
                            .as(scope)
                            .isEqualTo(initial.get(scope).toPlainString());
                    assertThat(amounts.path("adjusted").asString())
                            .as(scope)
                            .isEqualTo(adjusted.get(scope).toPlainString());
                });
    }

    private static Map<String, JsonNode> figures(Api api, String level, long position) {
        var path =
                "/api/v1/indicators?fiscalYear=2022&asOf=2022-12-31&limit=100&level="
                        + level
                        + "&minPosition="
                        + position;
        var answer = api.get("auditor", path);
        while (answer.status() == 503) { // Waits inside, and the import is bounded.
            answer = api.get("auditor", path);
        }
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var figures = new TreeMap<String, JsonNode>();
        answer.json()
                .path("indicators")
                .forEach(row -> figures.put(row.path("key").asString(), row.path("amounts")));
        return figures;
    }
}
