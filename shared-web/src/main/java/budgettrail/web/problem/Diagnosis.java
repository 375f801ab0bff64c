package budgettrail.web.problem;

import java.util.List;
import java.util.Optional;

/**
 * Reads a problem out of a failure. A side contributes one as a bean for failures of its own, such
 * as a commit whose answer was lost; with an order of 0 it is asked before those for the database
 * and the framework.
 */
@FunctionalInterface
public interface Diagnosis {
    /** The problem, or nothing if the failure is unknown here. */
    Optional<Problem> of(Throwable failure);

    /** What the first of them reads that knows the failure. */
    static Optional<Problem> first(List<Diagnosis> asked, Throwable failure) {
        return asked.stream().flatMap(one -> one.of(failure).stream()).findFirst();
    }
}
