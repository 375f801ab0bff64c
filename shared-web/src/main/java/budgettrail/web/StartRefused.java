package budgettrail.web;

/** Why the application does not start, in a sentence for the one who starts it. */
public final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param sentence what is wrong
     * @param action what to do about it
     */
    public StartRefused(String sentence, String action) {
        super(sentence);
        this.action = action;
    }

    public StartRefused(String sentence, String action, Throwable cause) {
        super(sentence, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
