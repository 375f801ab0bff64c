package budgettrail.web.problem;

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
}
