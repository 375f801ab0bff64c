package budgettrail.log.seal;

/** The log cannot be sealed as it is: something that was sealed, or that seals it, is not there. */
public final class SealBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SealBroken(String message) {
        super(message);
    }
}
