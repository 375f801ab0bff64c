package budgettrail.query.reading;

import budgettrail.event.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page ended, so that the next one begins there: opaque to callers. */
public final class Cursor {
    private static final char FORM = 'a';

    private Cursor() {}

    public static String of(String last) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((FORM + last).getBytes(StandardCharsets.UTF_8));
    }

    /** What the page before ended with; nothing: this is the first. */
    public static @Nullable String last(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            if (!text.isEmpty() && text.charAt(0) == FORM && Text.isNote(text)) {
                return text.substring(1);
            }
        } catch (IllegalArgumentException _) {
            throw Parameters.invalid("cursor");
        }
        throw Parameters.invalid("cursor");
    }

    /** As above, where pages end with a number. */
    public static long lastNumber(@Nullable String cursor) {
        var last = last(cursor);
        if (last == null) {
            return 0;
        }
        if (!last.matches("[0-9]{1,18}")) {
            throw Parameters.invalid("cursor");
        }
        return Long.parseLong(last);
    }

    /**
     * The place behind the row that a cursor names, in the order of the keys; the first where there
     * is no cursor. Where the row is gone nobody is told rows twice, or misses some.
     */
    public static int behind(@Nullable String last, List<String> keys) {
        if (last == null) {
            return 0;
        }
        var at = keys.indexOf(last);
        if (at < 0) {
            throw Parameters.invalid("cursor");
        }
        return at + 1;
    }
}
