package budgettrail.query.reading;

import budgettrail.log.LogUnavailable;
import budgettrail.web.problem.Diagnosis;
import budgettrail.web.problem.Problem;
import java.util.Optional;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** What to tell a reader while the database cannot be read: nobody's bug, and soon over. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ReadingDiagnosis implements Diagnosis {
    private static final String RETRY_AFTER = "2";

    @Override
    public Optional<Problem> of(Throwable failure) {
        return switch (failure) {
            case CannotCreateTransactionException _,
                    TransactionSystemException _,
                    DataAccessResourceFailureException _,
                    TransientDataAccessException _,
                    LogUnavailable _ ->
                    Optional.of(
                            Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "UNAVAILABLE")
                                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER));
            case Throwable _ -> Optional.empty();
        };
    }
}
