package budgettrail.browser;

import budgettrail.journey.Dataset;
import java.math.BigDecimal;
import java.util.Map;

/** What the independent oracle says of a department, unit or project on a day. */
record Oracle(Map<String, String> row) {
    static Oracle of(String key, String day) {
        var lines = Dataset.oracle("expected_indicators");
        return lines.stream()
                .skip(1)
                .map(line -> Dataset.row(lines.getFirst(), line))
                .filter(row -> row.get("as_of").equals(day) && row.get("key").equals(key))
                .map(Oracle::new)
                .findFirst()
                .orElseThrow();
    }

    BigDecimal number(String column) {
        return new BigDecimal(row.get(column));
    }

    BigDecimal adjusted() {
        return number("adjusted_budget");
    }

    BigDecimal disbursed() {
        return number("disbursed");
    }
}
