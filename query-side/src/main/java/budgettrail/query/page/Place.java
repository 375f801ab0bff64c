package budgettrail.query.page;

import budgettrail.event.line.LineId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A view as an address, so that it can be sent: a path and the parameters that make it up, each
 * once.
 */
public record Place(String path, SequencedMap<String, String> parameters) {
    /** What goes along from page to page. */
    private static final List<String> STATE =
            List.of("fiscalYear", "asOf", "with", "knownAt", "department", "kiosk");

    /** A parameter, as a form sends it along. */
    public record Field(String name, String value) {}

    public static Place of(String path) {
        return new Place(path, new LinkedHashMap<>());
    }

    /** A line at the end of its year. */
    public static Place ofLine(LineId line) {
        return of("/line").and("line", line).and("asOf", line.year().lastDay());
    }

    /** With a parameter; nothing takes it away. */
    public Place and(String name, @Nullable Object value) {
        var changed = new LinkedHashMap<>(parameters);
        if (value == null) {
            changed.remove(name);
        } else {
            changed.put(name, value.toString());
        }
        return new Place(path, changed);
    }

    /** The same without what is asked of a part of the page: where a table begins. */
    public Place withoutBeginnings() {
        var kept = new LinkedHashMap<>(parameters);
        kept.keySet().removeIf(name -> name.endsWith(".from"));
        return new Place(path, kept);
    }

    /** The same with its tables in their own order: where they may not have the same columns. */
    public Place unsorted() {
        var kept = new LinkedHashMap<>(parameters);
        kept.keySet().removeIf(name -> name.endsWith(".sort"));
        return new Place(path, kept);
    }

    /** Another page about the same. */
    public Place onto(String other) {
        return new Place(other, parameters);
    }

    /** Another page, with the state that goes along. */
    public Place at(String other) {
        var kept = new LinkedHashMap<String, String>();
        parameters.forEach(
                (name, value) -> {
                    if (STATE.contains(name)) {
                        kept.put(name, value);
                    }
                });
        return new Place(other, kept);
    }

    /** A page about a line: on the same days where it is of the same year. */
    public Place at(String other, LineId line) {
        var there = at(other).and("line", line);
        return line.year().toString().equals(parameters.get("fiscalYear"))
                ? there
                : there.and("fiscalYear", line.year())
                        .and("asOf", null)
                        .and("with", null)
                        .and("department", null);
    }

    public String address() {
        var address = UriComponentsBuilder.fromPath(path);
        var values = new ArrayList<>();
        parameters.forEach(
                (name, value) -> {
                    address.queryParam(name, "{value}");
                    values.add(value);
                });
        return address.encode().buildAndExpand(values.toArray()).toUriString();
    }

    /** The address from its question mark on. */
    public String query() {
        return address().substring(path.length());
    }

    /** Its parameters but those that the form asks for. */
    public List<Field> fieldsBut(String... asked) {
        return parameters.entrySet().stream()
                .filter(one -> !List.of(asked).contains(one.getKey()))
                .map((Map.Entry<String, String> one) -> new Field(one.getKey(), one.getValue()))
                .toList();
    }
}
