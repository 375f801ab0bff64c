package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.line.RandomBudget;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What must be there before random commands are given. */
final class RandomGround {
    private static final RandomBudget ELSEWHERE = new RandomBudget("elsewhere.");

    private RandomGround() {}

    /**
     * Names everybody's units and projects, and opens a line in each year that nobody closes: the
     * end of a year, which stops everybody, is proved elsewhere.
     */
    static List<LineId> prepare(Api api, List<Long> seeds) {
        var units = new StringBuilder("code,name_zh,parent_code\n");
        var projects = new StringBuilder("project_code,name_zh\n");
        var budgets = new ArrayList<>(List.of(ELSEWHERE));
        seeds.forEach(seed -> budgets.add(RandomSequence.budgetOf(seed)));
        for (var budget : budgets) {
            units.append("%s,局,\n".formatted(budget.department()));
            budget.units()
                    .forEach(it -> units.append("%s,科,%s\n".formatted(it, budget.department())));
            budget.projects().forEach(it -> projects.append("%s,项目\n".formatted(it)));
        }
        load(api, "units", units.toString());
        load(api, "projects", projects.toString());
        return openElsewhere(api);
    }

    static void load(Api api, String kind, String csv) {
        load(api, "migrator", kind, RandomBudget.YEAR, csv);
    }

    static void load(Api api, String user, String kind, FiscalYear year, String csv) {
        var path = "/api/v1/imports/" + kind + "?fiscalYear=" + year;
        var answer = api.post(user, path, "text/csv", csv.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private static List<LineId> openElsewhere(Api api) {
        var lines = ELSEWHERE.lines().stream().filter(it -> it.key().endsWith("A")).toList();
        for (var line : lines) {
            var description =
                    Map.of(
                            "unit", ELSEWHERE.unit(line.key()).value(),
                            "function", "2080101",
                            "kind", "BASIC");
            var body = Map.of("line", line.toString(), "description", description);
            var answer = api.post("officer", "/api/v1/budget-lines", body);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
        return lines;
    }
}
