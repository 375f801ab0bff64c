package budgettrail.command.http;

import budgettrail.event.Text;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.web.problem.FieldError;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Reads the fields of a body into the words of the domain, or says with a pointer what is wrong
 * with them.
 */
public final class Fields {
    /** How an idempotency key is written, in a body or in a header. */
    public static final String KEY = "^[\\x21-\\x7E]{1,200}$";

    private static final Pattern OF_KEYS = Pattern.compile(KEY);

    private Fields() {}

    /**
     * An amount in yuan with at most two decimals. Zero and negative amounts are the decision's to
     * refuse.
     */
    public static Money amount(String pointer, String yuan) {
        return Money.parse(yuan).orElseThrow(() -> refused(pointer, "INVALID_AMOUNT", shown(yuan)));
    }

    /** A code or id, made into its type. */
    public static <T> T code(String pointer, String value, Function<String, T> type) {
        if (!Text.isCode(value)) {
            throw refused(pointer, "INVALID_VALUE");
        }
        return type.apply(value);
    }

    /** The id that the caller gives to something new: a code that addresses can hold. */
    public static <T> T newId(String pointer, String value, Function<String, T> type) {
        if (!Text.isAddressable(value)) {
            throw refused(pointer, "INVALID_VALUE");
        }
        return code(pointer, value, type);
    }

    /** The number of a voucher, written so that it passes for no other. */
    public static VoucherNumber voucherNumber(String pointer, String value) {
        if (Text.isDisguised(value)) {
            throw refused(pointer, "DISGUISED_VOUCHER");
        }
        return code(pointer, value, VoucherNumber::new);
    }

    /** As {@link #code}, if it is given. */
    public static <T> @Nullable T optionalCode(
            String pointer, @Nullable String value, Function<String, T> type) {
        return value == null ? null : code(pointer, value, type);
    }

    /** The idempotency key of one command of many. */
    public static String key(String pointer, String value) {
        if (!isKey(value)) {
            throw refused(pointer, "INVALID_VALUE");
        }
        return value;
    }

    /** Whether it may be an idempotency key, in a body or in a header. */
    static boolean isKey(String value) {
        return OF_KEYS.matcher(value).matches();
    }

    /** Free text without control characters; blank counts as absent. */
    public static @Nullable String note(String pointer, @Nullable String value) {
        if (value == null || Text.isBlank(value)) {
            return null;
        }
        if (!Text.isNote(value)) {
            throw refused(pointer, "INVALID_VALUE");
        }
        return value.strip();
    }

    /** A name that must be there. */
    public static String name(String pointer, String value) {
        var name = optionalName(pointer, value);
        if (name == null) {
            throw refused(pointer, "REQUIRED");
        }
        return name;
    }

    /** A name, or none. */
    public static @Nullable String optionalName(String pointer, @Nullable String value) {
        var name = note(pointer, value);
        if (name != null && name.length() > Text.LONGEST_NAME) {
            throw refused(pointer, "INVALID_VALUE");
        }
        return name;
    }

    /** A line named in a body. What is not even written like a line is an unknown one. */
    public static LineId line(String pointer, String value) {
        return LineId.parse(value)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(
                                                        HttpStatus.NOT_FOUND,
                                                        "UNKNOWN_BUDGET_LINE",
                                                        shown(value))
                                                .at(pointer)));
    }

    /** A line named in a body that is to be opened. */
    public static LineId newLine(String pointer, String value) {
        var line = line(pointer, value);
        if (!Text.isAddressable(line.key())) {
            throw refused(pointer, "INVALID_VALUE");
        }
        return line;
    }

    /** A line named in the address that is to be opened. */
    public static LineId newLine(String value) {
        var line = line(value);
        if (!Text.isAddressable(line.key())) {
            throw new ProblemException(Problems.invalidParameter("line"));
        }
        return line;
    }

    /** A line named in the address. */
    public static LineId line(String value) {
        return LineId.parse(value)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(
                                                        HttpStatus.NOT_FOUND,
                                                        "UNKNOWN_BUDGET_LINE",
                                                        shown(value))
                                                .with(
                                                        List.of(
                                                                FieldError.parameter(
                                                                        "line",
                                                                        "UNKNOWN_BUDGET_LINE",
                                                                        shown(value))))));
    }

    static ProblemException refused(String pointer, String code, Object... arguments) {
        return new ProblemException(
                Problem.of(HttpStatus.BAD_REQUEST, code, arguments)
                        .at(pointer)
                        .with(List.of(FieldError.at(pointer, code, arguments))));
    }

    private static String shown(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }
}
