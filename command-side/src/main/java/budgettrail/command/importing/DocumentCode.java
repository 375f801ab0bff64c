package budgettrail.command.importing;

import budgettrail.event.Text;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A document's number as part of an identifier. One that is a code already stays as it is; of any
 * other, such as 豫财预〔2022〕15号, what a code may not hold becomes a dash, and a mark of the whole
 * text at its end tells it from those that differ only there.
 */
final class DocumentCode {
    private static final int READABLE = 64;
    private static final int MARK = 8;

    private static final Pattern NO_PART_OF_CODE = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    private DocumentCode() {}

    static String of(String document) {
        if (Text.isCode(document)) {
            return document;
        }
        var readable = NO_PART_OF_CODE.matcher(document).replaceAll("-");
        var length = readable.codePointCount(0, readable.length());
        var end = readable.offsetByCodePoints(0, Math.min(READABLE, length));
        var mark = OrderPrint.sha256(document.getBytes(StandardCharsets.UTF_8)).substring(0, MARK);
        return readable.substring(0, end) + "-" + mark;
    }
}
