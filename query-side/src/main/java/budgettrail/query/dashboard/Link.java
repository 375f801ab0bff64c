package budgettrail.query.dashboard;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A way to another view.
 *
 * @param current whether it leads here
 */
record Link(String text, String address, boolean current) {

    /** A view as an address, so that it can be sent. */
    record Place(
            int fiscalYear,
            @Nullable LocalDate asOf,
            @Nullable String department,
            @Nullable String knownAt) {

        Place year(int other) {
            return new Place(other, null, department, knownAt);
        }

        Place day(LocalDate other) {
            return new Place(fiscalYear, other, department, knownAt);
        }

        Place department(String other) {
            return new Place(fiscalYear, asOf, other, knownAt);
        }

        Place now() {
            return new Place(fiscalYear, asOf, department, null);
        }

        String address(String path) {
            return address(path, null);
        }

        /** In a language. */
        String address(String path, @Nullable String language) {
            var address = UriComponentsBuilder.fromPath(path).queryParam("fiscalYear", fiscalYear);
            add(address, "asOf", asOf);
            add(address, "department", department);
            add(address, "knownAt", knownAt);
            add(address, "lang", language);
            return address.encode().build().toUriString();
        }

        private static void add(UriComponentsBuilder address, String name, @Nullable Object value) {
            if (value != null) {
                address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
            }
        }
    }
}
