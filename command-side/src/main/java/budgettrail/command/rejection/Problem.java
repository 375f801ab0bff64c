package budgettrail.command.rejection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as the outside knows it.
 *
 * @param code UPPER_SNAKE, never changed once published; also the key of its sentence
 * @param status of HTTP: 400 malformed, 404 unknown, 409 against a rule of the state
 * @param pointer JSON pointer of the offending field of the request; nothing if none offends alone
 * @param arguments of the sentence, ready to print
 */
public record Problem(String code, int status, @Nullable String pointer, List<String> arguments) {
    static final int MALFORMED = 400;
    static final int UNKNOWN = 404;
    static final int CONFLICT = 409;

    public Problem {
        arguments = List.copyOf(arguments);
    }

    /** A new refusal does not compile until it has an answer here. */
    public static Problem of(Rejection rejection) {
        return switch (rejection) {
            case LineRejection line -> LineProblems.of(line);
            case MoneyRejection money -> MoneyProblems.of(money);
            case AdjustmentRejection adjustment -> AdjustmentProblems.of(adjustment);
            case CommitmentRejection commitment -> MoneyProblems.of(commitment);
            case DisbursementRejection disbursement -> DisbursementProblems.of(disbursement);
            case ClosingRejection closing -> ClosingProblems.of(closing);
            case ReferenceRejection reference -> LineProblems.of(reference);
        };
    }

    static Problem malformed(String code, @Nullable String pointer, Object... arguments) {
        return new Problem(code, MALFORMED, pointer, printed(arguments));
    }

    static Problem unknown(String code, @Nullable String pointer, Object... arguments) {
        return new Problem(code, UNKNOWN, pointer, printed(arguments));
    }

    static Problem conflict(String code, @Nullable String pointer, Object... arguments) {
        return new Problem(code, CONFLICT, pointer, printed(arguments));
    }

    private static List<String> printed(Object... arguments) {
        return List.of(arguments).stream().map(Object::toString).toList();
    }
}
