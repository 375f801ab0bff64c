package budgettrail.command.http;

import budgettrail.log.AppendConflict;
import budgettrail.log.LogDisowned;
import budgettrail.log.LogUnavailable;
import budgettrail.log.OutcomeUnknown;
import budgettrail.web.problem.Diagnosis;
import budgettrail.web.problem.Problem;
import java.util.Optional;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * What to tell the giver of a command when the log cannot be written, or not yet. Asked before the
 * database's own: a commit whose answer was lost is no commit that failed.
 */
@Component
@Order(0)
class LogDiagnosis implements Diagnosis {
    private static final String RETRY_AFTER = "2";

    @Override
    public Optional<Problem> of(Throwable failure) {
        return switch (failure) {
            case LogUnavailable _ ->
                    Optional.of(
                            Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "LOG_UNAVAILABLE")
                                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER));
            case LogDisowned _ ->
                    Optional.of(Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "LOG_DISOWNED"));
            case AppendConflict _, LockAcquisitionFailedException _ ->
                    Optional.of(
                            Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "CONTENDED")
                                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER));
            case OutcomeUnknown _ ->
                    Optional.of(
                            Problem.of(HttpStatus.GATEWAY_TIMEOUT, "OUTCOME_UNKNOWN")
                                    .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER));
            case Throwable _ -> Optional.empty();
        };
    }
}
