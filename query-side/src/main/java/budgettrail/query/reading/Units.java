package budgettrail.query.reading;

import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The tree of departments and units of one snapshot. A unit that nobody described is its own
 * department.
 */
public final class Units {
    private static final String ALL =
            """
            SELECT DISTINCT ON (code) code, name_zh, name_en, parent, max(effective) OVER () AS newest
            FROM query.code_description
            WHERE generation = :generation AND kind = 'UNIT' AND effective <= :asOf AND position <= :position
            ORDER BY code, effective DESC, position DESC
            """;

    /** A department or unit. */
    public record Unit(
            String code, String nameZh, @Nullable String nameEn, @Nullable String parent) {}

    private final Map<String, Unit> units = new TreeMap<>();

    private final LocalDate day;
    private LocalDate since = LocalDate.MIN;

    private Units(LocalDate day) {
        this.day = day;
    }

    public static Units of(Snapshot snapshot) {
        var tree = new Units(snapshot.asOf());
        snapshot.sql(ALL).query(tree::add);
        return tree;
    }

    private void add(ResultSet row) throws SQLException {
        var unit = new Unit(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
        units.put(unit.code(), unit);
        since = row.getObject(5, LocalDate.class);
    }

    /** Whether it is known to be that of another day, too: nothing was described in between. */
    public boolean isOf(LocalDate other) {
        return !other.isBefore(since) && !other.isAfter(day);
    }

    /** By code. */
    public List<Unit> all() {
        return List.copyOf(units.values());
    }

    public Unit unit(String code) {
        return find(code).orElseThrow(() -> unknown(code));
    }

    /** Nothing: nobody has described it. */
    public Optional<Unit> find(String code) {
        return Optional.ofNullable(units.get(code));
    }

    /** The unit and everything below it. */
    public Set<String> subtree(String code) {
        var found = new HashSet<>(Set.of(code));
        units.keySet().stream().filter(unit -> path(unit).contains(code)).forEach(found::add);
        return found;
    }

    /** Units whose codes are the same as this one, as they are compared. */
    public List<String> alike(String code, UnaryOperator<String> compared) {
        var asked = compared.apply(code);
        return units.keySet().stream().filter(it -> compared.apply(it).equals(asked)).toList();
    }

    /** From the unit up to its department. */
    public List<String> path(String code) {
        var path = new ArrayList<String>();
        String step = code;
        while (step != null
                && !path.contains(step)) { // Two units may have been made each other's parent.
            path.add(step);
            var unit = units.get(step);
            step = unit == null ? null : unit.parent();
        }
        return path;
    }

    public static ProblemException unknown(String code) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_UNIT", code));
    }
}
