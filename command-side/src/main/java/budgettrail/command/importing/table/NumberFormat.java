package budgettrail.command.importing.table;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a workbook shows a number.
 *
 * @param digits with so many digits at least, if its format says so
 * @param date as a day or a time
 */
record NumberFormat(int digits, boolean date) {
    /** Zeros only, in the part for what is not negative: a number is shown with as many digits. */
    private static final Pattern DIGITS = Pattern.compile("(0{1,40})(_.)?(;.*)?");

    /** What is shown as it stands, or not at all; {@code [h]} is a time. */
    private static final Pattern LITERAL =
            Pattern.compile(
                    "\"[^\"]*\"?|\\[(?![hms]+\\])[^\\]]*\\]?|[\\\\_*].?",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern PART_OF_DATE =
            Pattern.compile("[ymdhs年月日]", Pattern.CASE_INSENSITIVE);

    /** The format of this number; those that every program knows have no code in the workbook. */
    static NumberFormat of(int number, @Nullable String code) {
        if (code == null) {
            return new NumberFormat(0, knownDate(number));
        }
        var digits = DIGITS.matcher(code);
        return digits.matches()
                ? new NumberFormat(digits.group(1).length(), false)
                : new NumberFormat(
                        0, PART_OF_DATE.matcher(LITERAL.matcher(code).replaceAll("")).find());
    }

    /**
     * ISO/IEC 29500-1, 18.8.30; from 27 to 36 and from 50 on so in Chinese, Japanese and Korean.
     */
    private static boolean knownDate(int number) {
        return number >= 14 && number <= 22
                || number >= 27 && number <= 36
                || number >= 45 && number <= 47
                || number >= 50 && number <= 58;
    }
}
