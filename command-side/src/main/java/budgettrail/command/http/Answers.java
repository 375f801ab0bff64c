package budgettrail.command.http;

import budgettrail.command.line.Command;
import budgettrail.command.rejection.Rejection;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Giver;
import budgettrail.command.shell.Outcome;
import budgettrail.event.line.LineId;
import budgettrail.log.Recorded;
import budgettrail.web.problem.Diagnosis;
import budgettrail.web.problem.FieldError;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Hands commands in for the controllers, and turns what became of them into HTTP. */
@Component
public class Answers {
    /** Seconds after which a try that lost again and again may come back. */
    private static final String RETRY_AFTER = "1";

    private final CommandDesk desk;
    private final CommandMeters meters;
    private final List<Diagnosis> diagnoses;

    Answers(CommandDesk desk, CommandMeters meters, List<Diagnosis> diagnoses) {
        this.desk = desk;
        this.meters = meters;
        this.diagnoses = diagnoses;
    }

    /** The answer to the command, or a {@link ProblemException}. */
    public ResponseEntity<CommandAnswer> give(Command command, Giver giver) {
        return answer(command.getClass(), () -> desk.give(command, giver), giver.seen());
    }

    /**
     * The same.
     *
     * @param standing where in its request a fault is: rules name places in one way for all
     */
    public ResponseEntity<CommandAnswer> give(
            Command command, Giver giver, UnaryOperator<FieldError> standing) {
        try {
            return give(command, giver);
        } catch (ProblemException refused) {
            throw new ProblemException(refused.problem().placed(standing));
        }
    }

    /** The answer to a command that another desk decides, or a {@link ProblemException}. */
    public ResponseEntity<CommandAnswer> answer(Class<?> command, Supplier<Outcome> decided) {
        return answer(command, decided, null);
    }

    private ResponseEntity<CommandAnswer> answer(
            Class<?> command, Supplier<Outcome> decided, @Nullable LineId seen) {
        Outcome outcome;
        try {
            outcome = decided.get();
        } catch (RuntimeException failure) {
            meters.count(command, Diagnosis.first(diagnoses, failure));
            throw failure;
        }
        meters.count(command, outcome);
        return answer(outcome, seen);
    }

    /** What became of one command of many: its problem, unless it is done. */
    public Optional<Problem> told(Class<?> command, Outcome outcome) {
        meters.count(command, outcome);
        return outcome instanceof Outcome.Done ? Optional.empty() : Optional.of(problem(outcome));
    }

    /** What to tell of one command of many that was not settled; nothing of a bug. */
    public Optional<Problem> told(Class<?> command, RuntimeException failure) {
        var problem = Diagnosis.first(diagnoses, failure);
        meters.count(command, problem);
        return problem;
    }

    /** What became of a command, as HTTP. */
    private static ResponseEntity<CommandAnswer> answer(Outcome outcome, @Nullable LineId seen) {
        if (outcome instanceof Outcome.Done done) {
            return done(done, seen);
        }
        throw new ProblemException(problem(outcome));
    }

    private static Problem problem(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> throw new IllegalArgumentException("No problem: " + outcome);
            case Outcome.Refused(var rejection) -> refused(rejection).problem();
            case Outcome.Forbidden() -> Problems.forbidden();
            case Outcome.KeyReused() ->
                    Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED");
            case Outcome.InFlight() ->
                    Problem.of(HttpStatus.CONFLICT, "IDEMPOTENCY_KEY_IN_FLIGHT")
                            .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
            case Outcome.Stale(var line, var actual) ->
                    Problem.of(HttpStatus.PRECONDITION_FAILED, "STALE_ETAG", line)
                            .with("currentETag", etag(actual))
                            .withHeader(HttpHeaders.ETAG, etag(actual));
            case Outcome.Contended() ->
                    Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "CONTENDED")
                            .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER);
        };
    }

    /** The problem of a refusal: the one place where a rule of the domain becomes HTTP. */
    public static ProblemException refused(Rejection rejection) {
        var known = budgettrail.command.rejection.Problem.of(rejection);
        var problem =
                Problem.of(
                        HttpStatus.valueOf(known.status()),
                        known.code(),
                        known.arguments().toArray());
        var pointer = known.pointer();
        return new ProblemException(
                pointer == null
                        ? problem
                        : problem.at(pointer)
                                .with(
                                        List.of(
                                                FieldError.at(
                                                        pointer,
                                                        known.code(),
                                                        known.arguments().toArray()))));
    }

    private static ResponseEntity<CommandAnswer> done(Outcome.Done done, @Nullable LineId seen) {
        var status = done.facts().isEmpty() ? HttpStatus.OK : HttpStatus.CREATED;
        var answer =
                ResponseEntity.status(status)
                        .header("Budget-Trail-Position", Long.toString(done.position()));
        if (done.replayed()) {
            answer.header("Idempotent-Replayed", "true");
        }
        if (!done.facts().isEmpty()) {
            answer.eTag(etag(newestOf(seen, done.facts())));
        }
        return answer.body(CommandAnswer.of(done));
    }

    /** The version of the line that the giver spoke of; of the first if he spoke of none. */
    private static long newestOf(@Nullable LineId seen, List<Recorded> facts) {
        var line = seen == null ? facts.getFirst().stream() : seen.toString();
        return facts.stream()
                .filter(fact -> fact.stream().equals(line))
                .mapToLong(Recorded::sequence)
                .max()
                .orElseThrow();
    }

    private static String etag(long sequence) {
        return "\"" + sequence + "\"";
    }
}
