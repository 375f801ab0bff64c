package budgettrail.query.audit;

import budgettrail.log.seal.Fault;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says where something is wrong with the log, and what. */
@Component
class FaultWords {
    private final MessageSource messages;

    FaultWords(MessageSource messages) {
        this.messages = messages;
    }

    /** The fact, the facts or the head concerned. */
    String place(Fault fault, Locale locale) {
        return text("audit.place." + kindOfPlace(fault), locale, fault.first(), fault.last());
    }

    String reason(Fault fault, Locale locale) {
        return text("audit.fault." + fault.kind(), locale);
    }

    /** Both, in a sentence. */
    String sentence(Fault fault, Locale locale) {
        return messages.getMessage(
                "audit.fault", new Object[] {place(fault, locale), reason(fault, locale)}, locale);
    }

    private static String kindOfPlace(Fault fault) {
        return switch (fault.kind()) {
            case NOT_SIGNED, HEAD_LOST -> "head";
            case CHANGED,
                    MISSING,
                    MISPLACED,
                    OUT_OF_SEQUENCE,
                    BACK_IN_TIME,
                    HASHES_LOST,
                    OTHER_ROOT ->
                    fault.first() == fault.last() ? "fact" : "facts";
        };
    }

    /** Numbers are written without commas, as everywhere. */
    private String text(String key, Locale locale, long... numbers) {
        var shown = new Object[numbers.length];
        for (var at = 0; at < numbers.length; at++) {
            shown[at] = Long.toString(numbers[at]);
        }
        return messages.getMessage(key, shown, locale);
    }
}
