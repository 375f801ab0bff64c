package budgettrail.query.reads;

import static java.nio.charset.StandardCharsets.UTF_8;

import budgettrail.event.Text;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address as people read it: with the characters beyond ASCII that it stands for. All else is as
 * it was asked, so that it still says exactly what that was.
 */
final class Legible {
    private static final Pattern BEYOND_ASCII = Pattern.compile("(?:%[89A-Fa-f][0-9A-Fa-f])+");

    private Legible() {}

    static String of(String address) {
        return BEYOND_ASCII
                .matcher(address)
                .replaceAll(escaped -> Matcher.quoteReplacement(text(escaped.group())));
    }

    private static String text(String escaped) {
        try {
            var bytes = HexFormat.of().parseHex(escaped.replace("%", ""));
            var text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            return Text.isNote(text) ? text : escaped;
        } catch (CharacterCodingException none) {
            return escaped;
        }
    }
}
