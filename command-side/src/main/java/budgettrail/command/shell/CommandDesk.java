package budgettrail.command.shell;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Command;
import budgettrail.command.line.Evidence;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.Actor;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.log.AppendConflict;
import budgettrail.log.AppendConflict.Reason.KeyTaken;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import budgettrail.log.axon.Receipt;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.messaging.MetaData;

/**
 * Where commands are handed in. It sees to it that a retry has one effect, that a refusal, and that
 * nothing has to be recorded, is decided on the newest facts, and that whoever loses a race decides
 * again.
 */
public class CommandDesk {
    /**
     * How often a command that lost a race is decided again before its giver is asked to come back.
     */
    static final int MOST_ATTEMPTS = 64;

    /** Where days begin. */
    public static final ZoneId TREASURY = ZoneId.of("Asia/Shanghai");

    private final CommandBus bus;
    private final EventLog log;
    private final Replay replay;
    private final Cache lines;
    private final LineStates states;
    private final Clock clock;
    private final Money fourEyesLimit;
    private final Set<RegisterKey> inFlight = ConcurrentHashMap.newKeySet();

    CommandDesk(
            CommandBus bus,
            EventLog log,
            Cache lines,
            LineStates states,
            Clock clock,
            Money fourEyesLimit) {
        this.bus = bus;
        this.log = log;
        this.replay = new Replay(log);
        this.lines = lines;
        this.states = states;
        this.clock = clock;
        this.fourEyesLimit = fourEyesLimit;
    }

    /** Decides the command and records its facts. */
    public Outcome give(Command command, Giver giver) {
        if (Collections.disjoint(command.allowed(), giver.roles())) {
            return new Outcome.Forbidden();
        }
        var key = RegisterKey.idempotency(giver.actor(), giver.idempotencyKey());
        if (!inFlight.add(key)) {
            return new Outcome.InFlight();
        }
        try {
            return give(instruction(command, giver), key);
        } finally {
            inFlight.remove(key);
        }
    }

    /**
     * Records a chunk of an import in one unit of work, whole or not at all.
     *
     * @throws AppendConflict if another node was first on one of the lines; the caller may try
     *     again
     */
    public Posted post(List<Instruction> chunk) {
        var receipt = new Receipt();
        var verdict = dispatch(new Instructions(chunk), receipt);
        states.recorded(receipt.recorded());
        return new Posted(receipt.recorded(), refusal(verdict));
    }

    /** How a chunk was posted: its facts, or the first refusal. */
    public record Posted(List<Recorded> facts, Optional<Refusal> refusal) {}

    /** Which instruction of a chunk was refused, from 0, and why. */
    public record Refusal(int index, Rejection rejection) {}

    /** The circumstances of a command given now. */
    public Circumstances circumstances(Actor actor, boolean imported) {
        return new Circumstances(
                actor, LocalDate.now(clock.withZone(TREASURY)), imported, fourEyesLimit);
    }

    /** Forgets what is cached of the lines, so that they are read anew. */
    public void forget(Iterable<LineId> ids) {
        ids.forEach(id -> lines.remove(id.toString()));
    }

    private Instruction instruction(Command command, Giver giver) {
        var metadata = giver.metadata(command);
        return new Instruction(
                command,
                circumstances(giver.actor(), false),
                metadata,
                giver.expected(),
                giver.seen());
    }

    private Outcome give(Instruction instruction, RegisterKey key) {
        for (var attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            var receipt = new Receipt();
            var presuming = attempt == 0 && !instruction.command().presumedFree().isEmpty();
            Verdict verdict;
            try {
                verdict = dispatch(new Instructions(List.of(instruction), presuming), receipt);
            } catch (AppendConflict lost) {
                if (lost.reason() instanceof KeyTaken(var taken) && taken.equals(key)) {
                    return replay.of(instruction.metadata()).orElseThrow(() -> lost);
                }
                forget(instruction.command().lines(located(instruction)));
                continue;
            } catch (Undecided failed) {
                if (newest(failed.seen())) {
                    throw failed.failure();
                }
                forget(failed.seen().keySet());
                continue;
            }
            if (verdict instanceof Verdict.AllAccepted(var unchanged)) {
                if (newest(unchanged)) {
                    states.recorded(receipt.recorded());
                    return accepted(instruction, receipt.recorded());
                }
                forget(unchanged.keySet());
                continue;
            }
            if (presuming) {
                continue; // A refusal is decided on what is known, not on what was presumed.
            }
            var replayed = replay.of(instruction.metadata());
            if (replayed.isPresent()) {
                return replayed.get();
            }
            if (newest(seen(verdict))) {
                return refused(verdict);
            }
            forget(seen(verdict).keySet());
        }
        return new Outcome.Contended();
    }

    /** A command that finds everything so already may be the retry of the one that made it so. */
    private Outcome accepted(Instruction instruction, List<Recorded> facts) {
        Outcome done = replay.done(facts, false);
        return facts.isEmpty() ? replay.of(instruction.metadata()).orElse(done) : done;
    }

    private Evidence located(Instruction instruction) {
        return new EvidenceBook(EvidenceBook.Source.of(log)).located(instruction.command());
    }

    /** Whether nobody recorded anything on the lines since. */
    private boolean newest(Map<LineId, Long> seen) {
        return seen.entrySet().stream()
                .allMatch(line -> log.lastSequence(line.getKey().toString()) == line.getValue());
    }

    private static Map<LineId, Long> seen(Verdict verdict) {
        return switch (verdict) {
            case Verdict.AllAccepted(var unchanged) -> unchanged;
            case Verdict.OneRefused(_, _, var seen) -> seen;
            case Verdict.Stale(_, _, var seen) -> seen;
        };
    }

    private static Outcome refused(Verdict verdict) {
        return switch (verdict) {
            case Verdict.OneRefused(_, var rejection, _) -> new Outcome.Refused(rejection);
            case Verdict.Stale(var line, var actual, _) -> new Outcome.Stale(line, actual);
            case Verdict.AllAccepted _ -> throw new IllegalArgumentException("Nothing was refused");
        };
    }

    private static Optional<Refusal> refusal(Verdict verdict) {
        return switch (verdict) {
            case Verdict.AllAccepted _ -> Optional.empty();
            case Verdict.OneRefused(var index, var rejection, _) ->
                    Optional.of(new Refusal(index, rejection));
            case Verdict.Stale stale ->
                    throw new IllegalStateException("No row of an import expects: " + stale);
        };
    }

    private Verdict dispatch(Instructions instructions, Receipt receipt) {
        var answer = new CompletableFuture<CommandResultMessage<? extends Verdict>>();
        var message =
                new GenericCommandMessage<>(instructions, MetaData.with(Receipt.KEY, receipt));
        bus.<Instructions, Verdict>dispatch(message, (_, result) -> answer.complete(result));
        try {
            var result = answer.join();
            if (!result.isExceptional()) {
                return result.getPayload();
            }
            return switch (result.exceptionResult()) {
                case BatchRefused refused -> refused.verdict();
                case RuntimeException cause -> throw cause;
                case Throwable cause -> throw new IllegalStateException(cause);
            };
        } catch (CompletionException e) {
            throw new IllegalStateException(e);
        }
    }
}
