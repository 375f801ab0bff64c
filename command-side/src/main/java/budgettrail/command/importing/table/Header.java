package budgettrail.command.importing.table;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** The first row of a table: what its columns are called. Columns nobody asks for are tolerated. */
final class Header {
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
        return new Header(List.copyOf(names), Map.copyOf(places));
    }

    int width() {
        return names.size();
    }

    /** Where the column stands, or -1. */
    int place(String column) {
        return places.getOrDefault(column, -1);
    }

    String name(int place) {
        return names.get(place);
    }
}
