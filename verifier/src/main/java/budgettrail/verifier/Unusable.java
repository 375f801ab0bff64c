package budgettrail.verifier;

/** There is nothing to verify: arguments that make no sense, or a file that is no export. */
final class Unusable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Words words;
    private final transient Object[] of;

    Unusable(Words words, Object... of) {
        super(words.in(Language.EN, of));
        this.words = words;
        this.of = of;
    }

    String in(Language language) {
        return words.in(language, of);
    }
}
