package budgettrail.web.reads;

/** Where it is written down who was given what. An application without one writes nothing down. */
@FunctionalInterface
public interface ReadBook {
    /**
     * It is written down when this returns.
     *
     * @throws RuntimeException if that is not possible: then nothing may be given
     */
    void enter(Read read);
}
