package budgettrail.query.search;

import budgettrail.event.money.Money;
import budgettrail.log.FactJson;
import budgettrail.log.Metadata;
import budgettrail.query.index.Field;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fact that was found.
 *
 * @param type its stored name
 * @param line none: it is about a unit, a project or a code
 * @param correlation the id of the request that led to it
 * @param cause what it follows from: a payment, a contract, an adjustment, last year's line
 * @param unit of the line on its day, as was known when it was recorded
 * @param amount in yuan
 * @param fact its components
 */
record FoundFact(
        long position,
        String type,
        LocalDate effective,
        Instant recordedAt,
        String actor,
        Metadata.Source source,
        @Nullable Integer importRow,
        @Nullable String correlation,
        @Nullable String cause,
        @Nullable String line,
        @Nullable String unit,
        @Nullable String project,
        @Nullable String payment,
        @Nullable String voucher,
        @Nullable String amount,
        JsonNode fact) {
    private static final JsonMapper JSON = FactJson.mapper();

    static FoundFact of(FactSearch.Row row) {
        var recorded = row.recorded();
        var metadata = recorded.metadata();
        var entry = row.entry();
        Money amount = entry.amount();
        return new FoundFact(
                recorded.position(),
                String.valueOf(entry.text(Field.ACTION)),
                recorded.fact().effective(),
                recorded.recordedAt(),
                metadata.actor().name(),
                metadata.source(),
                metadata.importRow(),
                metadata.correlation(),
                entry.text(Field.CAUSE),
                entry.text(Field.LINE),
                entry.text(Field.UNIT),
                entry.text(Field.PROJECT),
                entry.text(Field.PAYMENT),
                entry.text(Field.VOUCHER),
                amount == null ? null : amount.yuan(),
                JSON.valueToTree(recorded.fact()));
    }
}
