package budgettrail.seal;

/** A part of the tree that should be known is not. */
public final class MissingNode extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Of a level, at an index. */
    public MissingNode(int level, long index) {
        super("There is no hash at level " + level + ", index " + index);
    }
}
