package budgettrail.query.audit;

import budgettrail.log.seal.Fault;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A fault as the page tells it.
 *
 * @param place where it is
 * @param reason what is wrong there
 * @param sentence both
 * @param address of the first fact concerned; none where it cannot be shown
 */
public record ShownFault(String place, String reason, String sentence, @Nullable String address) {
    static ShownFault of(Fault fault, FaultWords words, FactPlaces places, Locale locale) {
        return new ShownFault(
                words.place(fault, locale),
                words.reason(fault, locale),
                words.sentence(fault, locale),
                places.of(fault.first()).orElse(null));
    }
}
