package budgettrail.seal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A text with its signatures (C2SP signed-note): the text, an empty line, and a line {@code — name
 * base64} for each of them.
 *
 * @param text ends with a line feed
 */
public record SignedNote(String text, List<Signature> signatures) {
    private static final String DASH = "— ";
    private static final int KEY_ID = 4;

    public SignedNote {
        signatures = List.copyOf(signatures);
        if (!text.endsWith("\n")) {
            throw new IllegalArgumentException("The text of a note ends with a line feed");
        }
    }

    /**
     * One signature.
     *
     * @param name of the key
     * @param base64 the first four bytes of the key's hash, and the signature itself
     */
    public record Signature(String name, String base64) {
        byte[] keyId() {
            return Arrays.copyOf(whole(), KEY_ID);
        }

        byte[] bytes() {
            var whole = whole();
            return Arrays.copyOfRange(whole, KEY_ID, Math.max(KEY_ID, whole.length));
        }

        private byte[] whole() {
            return Base64.getDecoder().decode(base64);
        }
    }

    @Override
    public String toString() {
        var whole = new StringBuilder(text).append('\n');
        signatures.forEach(
                it ->
                        whole.append(DASH)
                                .append(it.name())
                                .append(' ')
                                .append(it.base64())
                                .append('\n'));
        return whole.toString();
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static SignedNote parse(String whole) {
        var end = whole.lastIndexOf("\n\n");
        if (end < 0 || !whole.endsWith("\n")) {
            throw new IllegalArgumentException("No signed note: no empty line before signatures");
        }
        var signatures = new ArrayList<Signature>();
        for (var line : whole.substring(end + 2).split("\n")) {
            var words = line.split(" ", -1);
            if (words.length != 3 || !line.startsWith(DASH)) {
                throw new IllegalArgumentException("No signed note: a line is no signature");
            }
            signatures.add(new Signature(words[1], words[2]));
        }
        return new SignedNote(whole.substring(0, end + 1), signatures);
    }
}
