package budgettrail.verifier;

/** Bytes that are not what they have to be. */
final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String what) {
        super(what);
    }

    String what() {
        return String.valueOf(getMessage());
    }
}
