package budgettrail.query.replay;

import budgettrail.web.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The form as it was filled in.
 *
 * @param wrong the field that is; none: nothing is
 */
public record Entered(
        String extent,
        @Nullable String fiscalYear,
        @Nullable String line,
        @Nullable String knownAt,
        @Nullable String wrong) {
    static final Entered NOTHING = new Entered("ALL", null, null, null, null);

    static Entered of(
            @Nullable String extent,
            @Nullable String fiscalYear,
            @Nullable String line,
            @Nullable String knownAt) {
        return new Entered(
                extent == null ? "" : extent,
                filled(fiscalYear),
                filled(line),
                filled(knownAt),
                null);
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Of a year or of a line only what belongs to it is looked at. */
    @Nullable Extent chosen() {
        return switch (extent) {
            case "ALL" -> Extent.ALL;
            case "YEAR" -> Asked.extent(fiscalYear == null ? "" : fiscalYear, null);
            case "LINE" -> Asked.extent(null, line == null ? "" : line);
            default -> null;
        };
    }

    Entered wrong(String field) {
        return new Entered(extent, fiscalYear, line, knownAt, field);
    }

    /** The field that a problem is about; none: it is about none of them. */
    static @Nullable String field(Problem problem) {
        return switch (problem.code()) {
            case "UNKNOWN_BUDGET_LINE" -> "line";
            case "UNKNOWN_FISCAL_YEAR" -> "fiscalYear";
            case "NOTHING_KNOWN" -> "knownAt";
            case "INVALID_PARAMETER" -> String.valueOf(problem.arguments().getFirst());
            default -> null;
        };
    }
}
