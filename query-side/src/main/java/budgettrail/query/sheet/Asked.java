package budgettrail.query.sheet;

import budgettrail.query.reading.Parameters;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The parameters of an address, as they were written: those of the page that the table is on. */
public record Asked(MultiValueMap<String, String> parameters) {
    /** Without the order by any of these columns. */
    Asked unsortedBy(Set<String> columns) {
        var rest = new LinkedMultiValueMap<>(parameters);
        rest.entrySet()
                .removeIf(
                        it ->
                                it.getKey().endsWith("." + Arrangement.SORT)
                                        && it.getValue().stream()
                                                .map(Arrangement::column)
                                                .anyMatch(columns::contains));
        return new Asked(rest);
    }

    /** None: not sent. Sent twice, it is refused: which one counts? */
    public @Nullable String one(String name) {
        var values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Parameters.invalid(name);
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    /** As above; what a form sends empty counts as not sent. */
    @Nullable String filled(String name) {
        var text = one(name);
        return text == null || text.isBlank() ? null : text.strip();
    }
}
