package budgettrail.command.http;

import budgettrail.command.rejection.Problem;
import budgettrail.command.shell.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Counts commands by what became of them, and refusals by their code. */
@Component
final class CommandMeters {
    private static final String FAILED = "failed";

    private record Kind(Class<?> command, String outcome) {}

    private final MeterRegistry meters;
    private final Map<Kind, Counter> commands = new ConcurrentHashMap<>();
    private final Map<String, Counter> refusals = new ConcurrentHashMap<>();

    CommandMeters(MeterRegistry meters) {
        this.meters = meters;
    }

    void count(Class<?> command, Outcome outcome) {
        count(command, name(outcome));
        if (outcome instanceof Outcome.Refused(var rejection)) {
            refusals.computeIfAbsent(Problem.of(rejection).code(), this::refusal).increment();
        }
    }

    /** One that was not decided to the end, and what is told of it; nothing of a bug. */
    void count(Class<?> command, Optional<budgettrail.web.problem.Problem> told) {
        count(command, told.map(CommandMeters::name).orElse(FAILED));
    }

    private void count(Class<?> command, String outcome) {
        commands.computeIfAbsent(new Kind(command, outcome), this::command).increment();
    }

    private static String name(budgettrail.web.problem.Problem told) {
        return switch (told.code()) {
            case "CONTENDED" -> "contended";
            case "OUTCOME_UNKNOWN" -> "unknown";
            case String _ when told.status() == HttpStatus.SERVICE_UNAVAILABLE -> "unavailable";
            case String _ -> FAILED;
        };
    }

    private static String name(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done when done.replayed() -> "replayed";
            case Outcome.Done done -> done.facts().isEmpty() ? "unchanged" : "recorded";
            case Outcome.Refused _ -> "refused";
            case Outcome.Forbidden _ -> "forbidden";
            case Outcome.KeyReused _ -> "key_reused";
            case Outcome.InFlight _ -> "in_flight";
            case Outcome.Stale _ -> "stale";
            case Outcome.Contended _ -> "contended";
        };
    }

    private Counter command(Kind kind) {
        return Counter.builder("budgettrail.commands")
                .description("Commands given one by one, by what became of them")
                .tag("command", kind.command().getSimpleName())
                .tag("outcome", kind.outcome())
                .register(meters);
    }

    private Counter refusal(String code) {
        return Counter.builder("budgettrail.refusals")
                .description("Commands refused by a rule, by its code")
                .tag("code", code)
                .register(meters);
    }
}
