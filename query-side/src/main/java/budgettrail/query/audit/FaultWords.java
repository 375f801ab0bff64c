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
        return messages.getMessage(
                "audit.place." + kindOfPlace(fault),
                new Object[] {fault.first(), fault.last()},
                locale);
    }

    String reason(Fault fault, Locale locale) {
        return messages.getMessage("audit.fault." + fault.kind(), null, locale);
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
}
