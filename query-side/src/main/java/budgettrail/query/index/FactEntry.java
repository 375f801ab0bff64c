package budgettrail.query.index;

import budgettrail.event.money.Money;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.query.cause.Cause;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a fact is found by.
 *
 * @param day since 1970-01-01, that it counts from
 * @param texts folded; of ids that no two requests have, what stands for them
 */
public record FactEntry(
        long position,
        int day,
        @Nullable Money amount,
        boolean imported,
        Map<Field, byte[]> texts,
        FactWords words) {

    static FactEntry of(Recorded recorded, String type, FactWords words) {
        var metadata = recorded.metadata();
        var cause = Cause.of(recorded.fact());
        words.and(Field.ACTION, type)
                .and(Field.ACTOR, metadata.actor())
                .and(Field.CORRELATION, metadata.correlation())
                .and(Field.CAUSE, cause == null ? null : cause.name());
        var texts = new EnumMap<Field, byte[]>(Field.class);
        words.texts().forEach((field, text) -> texts.put(field, bytes(field, text)));
        return new FactEntry(
                recorded.position(),
                (int) recorded.fact().effective().toEpochDay(),
                words.amount(),
                metadata.source() == Metadata.Source.IMPORT,
                texts,
                words);
    }

    private static byte[] bytes(Field field, String text) {
        return field == Field.CORRELATION ? Print.of(text) : Folding.bytes(text);
    }

    /** As it was written. */
    public @Nullable String text(Field field) {
        return words.texts().get(field);
    }
}
