package budgettrail.query.indicators;

import budgettrail.query.reading.Snapshot;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What groups are called, as of the day and as known at the moment of a snapshot. */
public final class Names {
    private static final String NAMED =
            """
            SELECT DISTINCT ON (code) code, name_zh, name_en FROM query.code_description
            WHERE generation = :generation AND kind = :kind AND code = ANY (:codes)
              AND effective <= :asOf AND position <= :position
            ORDER BY code, effective DESC, position DESC
            """;

    /** A name in both languages. */
    public record Name(String zh, @Nullable String en) {}

    private Names() {}

    /** The names that are known, by key. */
    public static Map<String, Name> of(Snapshot snapshot, Level level, Collection<String> keys) {
        return switch (level) {
            case PROJECT -> named(snapshot, "PROJECT", keys);
            case UNIT, DEPARTMENT -> named(snapshot, "UNIT", keys);
            case FUNCTION_CLASS, FUNCTION_SECTION, FUNCTION_ITEM ->
                    named(snapshot, "FUNCTION", keys);
            case ECONOMIC -> named(snapshot, "ECONOMIC_DEPARTMENT", keys);
            case LINE, FUND, KIND -> Map.of();
        };
    }

    /**
     * Names of codes of a kind: UNIT, PROJECT, FUNCTION, ECONOMIC_DEPARTMENT, ECONOMIC_GOVERNMENT.
     */
    public static Map<String, Name> named(
            Snapshot snapshot, String kind, Collection<String> codes) {
        var names = new HashMap<String, Name>();
        snapshot.sql(NAMED)
                .param("kind", kind)
                .param("codes", codes.toArray(String[]::new))
                .query(
                        row -> {
                            names.put(
                                    row.getString(1), new Name(row.getString(2), row.getString(3)));
                        });
        return names;
    }
}
