package budgettrail.query.index;

import budgettrail.event.Text;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** Text as it is compared: full width as half width, and no capital letters. */
public final class Folding {
    /** Of a folded text, in bytes. */
    static final int LONGEST = 4 * Text.LONGEST_NOTE;

    private Folding() {}

    public static String of(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    /**
     * As much of it as is looked through: a text is never longer, unless it is made of signs that
     * stand for whole sentences.
     */
    static byte[] bytes(String text) {
        var bytes = of(text).getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST ? bytes : Arrays.copyOf(bytes, LONGEST);
    }
}
