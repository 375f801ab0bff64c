package budgettrail.query.search;

import budgettrail.event.Text;
import java.util.ArrayList;
import java.util.List;

/** Reads a query: parts between blanks, each a word, a quoted phrase or a key and its value. */
final class Reader {
    /** The longest query, in characters. */
    static final int LONGEST = 500;

    /** The most parts of one. */
    static final int MOST = 16;

    /** The most texts that are looked for within others: each is in every text there is. */
    static final int MOST_WORDS = 8;

    /** The most values behind all keys, parted by commas. */
    static final int MOST_VALUES = 64;

    private static final String COLONS = ":：";
    private static final String DASHES = "-－";
    private static final String COMMAS = ",，";
    private static final String QUOTES = "\"“”＂";

    private final String text;
    private int at;

    private Reader(String text) {
        this.text = text;
    }

    /**
     * The parts of a query, in order.
     *
     * @throws QueryFault if it is none
     */
    static List<Clause> read(String text) {
        if (text.length() > LONGEST) {
            var beyond = text.length() - LONGEST;
            throw new QueryFault("SEARCH_TOO_LONG", LONGEST, beyond, Integer.toString(LONGEST));
        }
        return new Reader(text).clauses();
    }

    private List<Clause> clauses() {
        var clauses = new ArrayList<Clause>();
        for (skipBlanks(); at < text.length(); skipBlanks()) {
            var from = at;
            clauses.add(clause());
            if (clauses.size() > MOST) {
                throw tooMany("SEARCH_TOO_MANY", from, MOST);
            }
            if (clauses.stream().mapToInt(one -> one.term().within()).sum() > MOST_WORDS) {
                throw tooMany("SEARCH_TOO_MANY_WORDS", from, MOST_WORDS);
            }
            if (clauses.stream().mapToInt(one -> one.term().values()).sum() > MOST_VALUES) {
                throw tooMany("SEARCH_TOO_MANY_VALUES", from, MOST_VALUES);
            }
        }
        return List.copyOf(clauses);
    }

    /** The part that ends here is the first beyond a limit. */
    private QueryFault tooMany(String code, int from, int most) {
        return new QueryFault(code, from, at - from, Integer.toString(most));
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character);
    }

    private Clause clause() {
        var from = at;
        var excludes = isOneOf(DASHES) && at + 1 < text.length() && !isBlank(text.charAt(at + 1));
        if (excludes) {
            at++;
        }
        var keyAt = at;
        var colon = colon();
        if (colon < 0) {
            var words = values(false).getFirst();
            return new Clause(text.substring(from, at), excludes, words(words, keyAt));
        }
        var name = text.substring(keyAt, colon);
        var key = Key.named(name).orElseThrow(() -> unknown(keyAt, name));
        at = colon + 1;
        var values = values(true);
        var typed = text.substring(colon + 1, at);
        return new Clause(
                text.substring(from, at), excludes, new Value(key, typed, colon + 1).term(values));
    }

    private static QueryFault unknown(int at, String name) {
        return new QueryFault("UNKNOWN_SEARCH_KEY", at, name.length(), name);
    }

    private Term words(String words, int from) {
        if (words.isBlank()) {
            throw new QueryFault("EMPTY_SEARCH_PHRASE", from, at - from, "\"\"");
        }
        return new Term.Words(words);
    }

    /** That behind the key that begins here; less than 0: no key does, but a word. */
    private int colon() {
        var end = at;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return end > at && end < text.length() && COLONS.indexOf(text.charAt(end)) >= 0 ? end : -1;
    }

    private boolean isOneOf(String characters) {
        return characters.indexOf(text.charAt(at)) >= 0;
    }

    /**
     * What stands here up to the next blank.
     *
     * @param several whether commas part it
     */
    private List<String> values(boolean several) {
        var values = new ArrayList<String>();
        var value = new StringBuilder();
        while (at < text.length() && !isBlank(text.charAt(at))) {
            if (isOneOf(QUOTES)) {
                quoted(value);
            } else if (several && isOneOf(COMMAS)) {
                values.add(value.toString());
                value.setLength(0);
                at++;
            } else {
                value.appendCodePoint(character());
            }
        }
        values.add(value.toString());
        return values;
    }

    private void quoted(StringBuilder value) {
        var from = at;
        at++;
        while (at < text.length() && !isOneOf(QUOTES)) {
            value.appendCodePoint(character());
        }
        if (at == text.length()) {
            var rest = text.substring(from);
            throw new QueryFault("UNCLOSED_QUOTE", from, rest.length(), rest);
        }
        at++;
    }

    private int character() {
        var character = text.codePointAt(at);
        var written = Character.toString(character);
        if (!Text.isNote(written)) {
            var named = "U+%04X".formatted(character);
            throw new QueryFault("FORBIDDEN_CHARACTER", at, written.length(), named);
        }
        at += written.length();
        return character;
    }
}
