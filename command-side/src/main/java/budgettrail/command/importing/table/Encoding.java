package budgettrail.command.importing.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The character encodings a text file may have. UTF-8 is tried first, because GB18030 also decodes
 * most UTF-8 files, into nonsense; the reverse practically never happens.
 */
public enum Encoding {
    UTF_8("UTF-8", StandardCharsets.UTF_8),
    /** Holds all of GBK and GB2312. */
    GB18030("GB18030", Charset.forName("GB18030"));

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final String label;
    private final Charset charset;

    Encoding(String label, Charset charset) {
        this.label = label;
        this.charset = charset;
    }

    /** As it is called on the web. */
    public String label() {
        return label;
    }

    /** What a file says, and in which encoding, its byte order mark removed. */
    record Decoded(String text, Encoding encoding) {}

    /** The text, or nothing if the bytes are in none of these encodings. */
    static Optional<Decoded> decode(byte[] bytes) {
        for (var encoding : values()) {
            var text = encoding.strictly(bytes);
            if (text.isPresent()) {
                return Optional.of(new Decoded(text.get(), encoding));
            }
        }
        return Optional.empty();
    }

    private Optional<String> strictly(byte[] bytes) {
        try {
            var text =
                    charset.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT)
                            .decode(ByteBuffer.wrap(bytes))
                            .toString();
            var marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            return Optional.of(marked ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return Optional.empty(); // Not this encoding: an answer, not a fault.
        }
    }
}
