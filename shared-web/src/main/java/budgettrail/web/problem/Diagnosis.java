package budgettrail.web.problem;

import java.util.Optional;

/**
 * Reads a problem out of a failure. A side contributes one as a bean for failures of its own, such
 * as a database that does not answer; it is asked before the one for the framework's failures.
 */
@FunctionalInterface
public interface Diagnosis {
    /** The problem, or nothing if the failure is unknown here. */
    Optional<Problem> of(Throwable failure);
}
