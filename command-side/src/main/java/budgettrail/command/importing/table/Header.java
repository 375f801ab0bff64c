package budgettrail.command.importing.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The first row of a table: what its columns are called. Columns nobody asks for are tolerated,
 * unless one was meant to be one that is asked for.
 */
final class Header {
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pd}_]+");
    private static final int ABSENT = -1;

    private final List<String> names;
    private final Map<String, Integer> places;

    private Header(List<String> names, Map<String, Integer> places) {
        this.names = names;
        this.places = places;
    }

    /** The header, its faults noted. */
    static Header of(List<String> names, Columns columns, Errors errors) {
        if (names.size() > Limits.COLUMNS) {
            errors.add(0, null, "TOO_MANY_COLUMNS", Limits.COLUMNS);
        }
        var places = new HashMap<String, Integer>();
        var doubled = new HashSet<String>();
        for (var place = 0; place < names.size(); place++) {
            var name = names.get(place);
            if (!name.isEmpty() && places.putIfAbsent(name, place) != null && doubled.add(name)) {
                errors.add(0, name, "DUPLICATE_COLUMN", name);
            }
        }
        for (var alternatives : columns.required()) {
            if (alternatives.stream().noneMatch(places::containsKey)) {
                var name = String.join(" | ", alternatives);
                errors.add(0, alternatives.getFirst(), "MISSING_COLUMN", name);
            }
        }
        return new Header(List.copyOf(names), places);
    }

    int width() {
        return names.size();
    }

    /** Where the column stands, or -1; a column that is called nearly so is noted as an error. */
    int place(String column, Errors errors) {
        return places.computeIfAbsent(column, _ -> absent(column, errors));
    }

    private int absent(String column, Errors errors) {
        var meant = spelt(column);
        names.stream()
                .filter(name -> name.length() <= Limits.CELL_CHARACTERS)
                .filter(name -> spelt(name).equals(meant))
                .forEach(name -> errors.add(0, name, "MISNAMED_COLUMN", name, column));
        return ABSENT;
    }

    /** The letters, whatever their case and what stands between them. */
    private static String spelt(String name) {
        return BETWEEN_WORDS.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    String name(int place) {
        return names.get(place);
    }
}
