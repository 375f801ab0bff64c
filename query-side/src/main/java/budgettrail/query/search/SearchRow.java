package budgettrail.query.search;

import budgettrail.event.line.LineEvent;
import budgettrail.event.reference.ReferenceEvent;
import budgettrail.log.Metadata;
import budgettrail.query.fact.FactLinks;
import budgettrail.query.fact.Reach;
import budgettrail.query.fact.Telling;
import budgettrail.query.fact.Told;
import budgettrail.query.figures.Sum;
import budgettrail.query.index.Field;
import budgettrail.query.page.Place;
import budgettrail.query.page.Shown;
import budgettrail.query.page.ShownMoment;
import org.jspecify.annotations.Nullable;

/**
 * A fact that was found, as a row of a page.
 *
 * @param importRow its row in the imported file
 * @param line none: it is about a unit, a project or a code
 * @param amount in yuan
 * @param links where one can go from it
 */
record SearchRow(
        long position,
        String effective,
        String recordedAt,
        String actor,
        @Nullable Integer importRow,
        Told told,
        @Nullable String line,
        @Nullable String lineAddress,
        @Nullable String payment,
        @Nullable String paymentAddress,
        @Nullable String amount,
        FactLinks links) {

    static SearchRow of(FactSearch.Row row, Place here, Reach reach) {
        var recorded = row.recorded();
        var entry = row.entry();
        var metadata = recorded.metadata();
        var line = entry.text(Field.LINE);
        var payment = entry.text(Field.PAYMENT);
        var amount = entry.amount();
        return new SearchRow(
                recorded.position(),
                recorded.fact().effective().toString(),
                ShownMoment.of(recorded.recordedAt()),
                metadata.actor().name(),
                metadata.source() == Metadata.Source.IMPORT ? metadata.importRow() : null,
                recorded.fact() instanceof LineEvent fact
                        ? FactLinks.linked(told(row), fact, here, reach)
                        : told(row),
                line,
                line == null ? null : here.at("/line").and("line", line).address(),
                payment,
                payment == null ? null : here.at("/payment").and("payment", payment).address(),
                amount == null ? null : Shown.yuan(Sum.ofFen(amount.fen())),
                FactLinks.of(recorded, here, reach));
    }

    static Told told(FactSearch.Row row) {
        return switch (row.recorded().fact()) {
            case LineEvent fact -> Telling.of(fact);
            case ReferenceEvent fact -> Telling.of(fact);
            default -> throw new IllegalStateException("Not told: " + row.recorded());
        };
    }
}
