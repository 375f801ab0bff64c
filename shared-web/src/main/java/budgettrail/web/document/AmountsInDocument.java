package budgettrail.web.document;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Map;
import java.util.Set;

/**
 * What every amount of the document says of itself. Amounts are strings, so that no reader takes
 * them for binary fractions.
 */
final class AmountsInDocument {
    /** What amounts are called, whoever takes or gives them. */
    private static final Set<String> NAMES =
            Set.of(
                    "amount",
                    "balance",
                    "carryForward",
                    "change",
                    "committed",
                    "controlSum",
                    "controlTotal",
                    "fiscalAppropriation",
                    "frozen",
                    "lapse",
                    "refundable",
                    "refunded");

    /** The schema of which every property is one. */
    private static final String ALL_AMOUNTS = "Amounts";

    private AmountsInDocument() {}

    static void describe(OpenAPI document) {
        document.getComponents()
                .getSchemas()
                .forEach((name, schema) -> describe(name, properties(schema)));
        document.getPaths().values().stream()
                .flatMap(path -> path.readOperations().stream())
                .filter(operation -> operation.getParameters() != null)
                .flatMap(operation -> operation.getParameters().stream())
                .filter(parameter -> NAMES.contains(parameter.getName()))
                .forEach(parameter -> describe(parameter.getSchema()));
    }

    private static void describe(String owner, Map<String, Schema<?>> properties) {
        properties.forEach(
                (name, property) -> {
                    if (owner.equals(ALL_AMOUNTS) || NAMES.contains(name)) {
                        describe(property);
                    }
                });
    }

    private static void describe(Schema<?> amount) {
        amount.setDescription("Yuan with at most two decimals, as a string (元).");
        amount.setPattern("^-?[0-9]{1,13}(\\.[0-9]{1,2})?$");
        amount.setExample("1234.50");
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // The library's own raw types.
    private static Map<String, Schema<?>> properties(Schema<?> schema) {
        Map properties = schema.getProperties();
        return properties == null ? Map.of() : properties;
    }
}
