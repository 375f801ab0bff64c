package budgettrail.query.index;

import budgettrail.event.money.Money;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a fact is found by.
 *
 * @param day since 1970-01-01, that it counts from
 * @param texts folded, if they are not exact; of ids that no two requests have, what stands for
 *     them
 */
public record FactEntry(
        long position,
        int day,
        @Nullable Money amount,
        boolean imported,
        Map<Field, byte[]> texts) {

    static FactEntry of(Recorded recorded, FactWords words) {
        var texts = new EnumMap<Field, byte[]>(Field.class);
        words.texts().forEach((field, text) -> texts.put(field, bytes(field, text)));
        return new FactEntry(
                recorded.position(),
                (int) recorded.fact().effective().toEpochDay(),
                words.amount(),
                recorded.metadata().source() == Metadata.Source.IMPORT,
                texts);
    }

    private static byte[] bytes(Field field, String text) {
        if (field == Field.EXACT_UNIT) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        return field == Field.CORRELATION ? Print.of(text) : Folding.bytes(text);
    }

    /** How much room its texts take, in bytes. */
    long size() {
        return texts.values().stream().mapToLong(text -> text.length).sum();
    }
}
