package budgettrail.web.document;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;

/** What the parameters mean that many reads share, said once by their name. */
final class QuestionsInDocument {
    private record Meaning(String description, String example) {}

    private static final Map<String, Meaning> MEANINGS =
            Map.of(
                    "fiscalYear",
                    new Meaning("预算年度, 1 January to 31 December.", "2022"),
                    "asOf",
                    new Meaning(
                            "The last business day that counts; today if absent.", "2022-12-31"),
                    "knownAt",
                    new Meaning(
                            "Only what was recorded by then: a moment with its offset, or a"
                                    + " position of the log; now if absent.",
                            "2022-12-31T08:00:00+08:00"),
                    "minPosition",
                    new Meaning("Waits briefly until the figures have come so far; else 503.", "1"),
                    "cursor",
                    new Meaning("The \"next\" of the page before.", ""),
                    "limit",
                    new Meaning("Rows of a page, 1 to 100; 50 if absent.", "50"),
                    "unit",
                    new Meaning("A unit or department by its code, with all below it.", "035001"),
                    "project",
                    new Meaning("A project by its code.", "410702220000000012147"),
                    "line",
                    new Meaning("A budget line as YEAR:KEY.", "2022:035001-2080101-B-30101-50101"));

    private QuestionsInDocument() {}

    static Operation describe(Operation operation, HandlerMethod handler) {
        // By type and method: a number in front of what bears the same name would not be stable.
        operation.setOperationId(
                handler.getBeanType().getSimpleName().replaceFirst("Controller$", "")
                        + "_"
                        + handler.getMethod().getName());
        if (operation.getParameters() != null) {
            operation.getParameters().forEach(QuestionsInDocument::describe);
        }
        return operation;
    }

    private static void describe(Parameter parameter) {
        var meaning = MEANINGS.get(parameter.getName());
        if (meaning != null && parameter.getDescription() == null) {
            parameter.setDescription(meaning.description());
            if (!meaning.example().isEmpty()) {
                parameter.setExample(meaning.example());
            }
        }
    }
}
