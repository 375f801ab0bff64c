package budgettrail.seal;

/** Where the roots of complete parts of a tree are found. */
@FunctionalInterface
public interface Nodes {
    /**
     * The root of the leaves from {@code index << level} on, two to the power of level many.
     *
     * @throws MissingNode if there is none
     */
    Hash at(int level, long index);
}
