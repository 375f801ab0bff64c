package budgettrail.web.problem;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientException;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A database that does not answer, wherever in a failure it shows. That passes, and is nobody's
 * mistake: the caller is asked to come back.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class DatabaseDiagnosis implements Diagnosis {
    /**
     * Classes of SQLSTATE: no connection, an aborted transaction, a lack of resources, an
     * operator's hand, the system below.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    /**
     * A lock that was not given in time; a server that takes no writes; a transaction that was
     * ended because nothing came for too long.
     */
    private static final Set<String> PASSING_TOO = Set.of("55P03", "25006", "25P03");

    @Override
    public Optional<Problem> of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && passes(sql)) {
                return Optional.of(Problems.unavailable());
            }
        }
        return Optional.empty();
    }

    private static boolean passes(SQLException failure) {
        var state = failure.getSQLState();
        if (state != null && state.length() == 5) {
            return PASSING.contains(state.substring(0, 2)) || PASSING_TOO.contains(state);
        }
        // A pool knows no state: not of a connection that it cannot give, nor of one that it has
        // closed because it broke.
        return failure.getClass() == SQLException.class
                || failure instanceof SQLTransientException
                || failure instanceof SQLNonTransientConnectionException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLTimeoutException;
    }
}
