package budgettrail.command.shell;

import budgettrail.command.line.Decision;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.Decision.Refused;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.rejection.LineRejection.UnknownLine;
import budgettrail.event.line.LineId;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.RegisterKey;
import budgettrail.log.axon.Prefetched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.common.caching.Cache;
import org.axonframework.modelling.command.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Decides instructions on the lines they touch. The lines are loaded, and so locked, in the order
 * of their ids; evidence is read after that, so that whoever competes for the same line writes to
 * it and is caught by its sequence.
 */
public class LineHandler {
    private final Repository<BudgetLine> repository;
    private final EvidenceBook.Source register;
    private final Prefetch prefetch;

    /** Reads many streams at once before they are loaded one by one. */
    interface Prefetch {
        /** Below this many lines single reads are as good. */
        int FROM_LINES = 4;

        void read(Set<String> streams);

        /** Those in use are in the cache already; long ones are opened from their kept state. */
        static Prefetch from(EventLog log, Cache cached, LineStates states) {
            return streams -> {
                var cold =
                        states.shortOnes(
                                streams.stream()
                                        .filter(stream -> !cached.containsKey(stream))
                                        .collect(Collectors.toSet()));
                Prefetched.keep(cold, log.streams(cold));
            };
        }
    }

    LineHandler(
            Repository<BudgetLine> repository, EvidenceBook.Source register, Prefetch prefetch) {
        this.repository = repository;
        this.register = register;
        this.prefetch = prefetch;
    }

    @CommandHandler
    Verdict handle(Instructions instructions) {
        var book = new EvidenceBook(register);
        if (instructions.presuming()) {
            instructions.list().forEach(it -> book.presumeFree(it.command().presumedFree()));
        }
        var located = locate(instructions, book);
        var bench = bench(instructions, located);
        readAhead(instructions, located, book, bench);
        var unchanged = new HashMap<LineId, Long>();
        for (var index = 0; index < instructions.list().size(); index++) {
            var verdict =
                    decide(index, instructions.list().get(index), located.get(index), book, bench);
            if (verdict instanceof Verdict.AllAccepted accepted) {
                unchanged.putAll(accepted.unchanged());
            } else if (index > 0) {
                throw new BatchRefused(verdict);
            } else {
                return verdict;
            }
        }
        return new Verdict.AllAccepted(unchanged);
    }

    private static List<Evidence> locate(Instructions instructions, EvidenceBook book) {
        book.read(
                instructions.list().stream()
                        .flatMap(instruction -> instruction.command().locates().stream())
                        .collect(Collectors.toSet()));
        return instructions.list().stream()
                .map(instruction -> book.located(instruction.command()))
                .toList();
    }

    private Bench bench(Instructions instructions, List<Evidence> located) {
        var ids = new TreeSet<LineId>();
        for (var index = 0; index < located.size(); index++) {
            ids.addAll(instructions.list().get(index).command().lines(located.get(index)));
        }
        if (ids.size() >= Prefetch.FROM_LINES) {
            prefetch.read(ids.stream().map(LineId::toString).collect(Collectors.toSet()));
        }
        return new Bench(repository, ids);
    }

    /**
     * One round trip for the evidence of all instructions, as far as it can be named before the
     * first is decided.
     */
    private static void readAhead(
            Instructions instructions, List<Evidence> located, EvidenceBook book, Bench bench) {
        Set<RegisterKey> keys = new HashSet<>();
        for (var index = 0; index < located.size(); index++) {
            var command = instructions.list().get(index).command();
            keys.addAll(
                    command.asks(
                            bench.lines(command.lines(located.get(index))), located.get(index)));
        }
        book.read(keys);
    }

    private static Verdict decide(
            int index, Instruction instruction, Evidence located, EvidenceBook book, Bench bench) {
        var command = instruction.command();
        var ids = command.lines(located);
        var seen = seen(instruction, ids);
        if (seen != null && isStale(seen, bench)) {
            return new Verdict.Stale(seen.line(), bench.sequence(seen.line()), bench.seen(ids));
        }
        var lines = bench.lines(ids);
        var evidence = book.asked(command, lines, located);
        return switch (decision(instruction, lines, evidence, () -> bench.seen(ids))) {
            case Refused(var rejection) ->
                    new Verdict.OneRefused(index, rejection, bench.seen(ids));
            case Accepted _ when seen != null && !isThere(seen.line(), bench) ->
                    new Verdict.OneRefused(index, new UnknownLine(seen.line()), bench.seen(ids));
            case Accepted accepted -> {
                record(accepted, instruction, bench).forEach(book::add);
                yield new Verdict.AllAccepted(
                        accepted.events().isEmpty() ? bench.seen(ids) : Map.of());
            }
        };
    }

    /** A line as the giver says that he saw it. */
    private record Seen(LineId line, long sequence) {}

    /** Null if he says nothing of that. */
    private static @Nullable Seen seen(Instruction instruction, List<LineId> touched) {
        var expected = instruction.expected();
        return expected == null || touched.isEmpty()
                ? null
                : new Seen(instruction.seen(touched), expected);
    }

    /** Of a line without facts there is nothing newer: the rules say what is wrong with it. */
    private static boolean isStale(Seen seen, Bench bench) {
        return isThere(seen.line(), bench) && bench.sequence(seen.line()) != seen.sequence();
    }

    private static boolean isThere(LineId line, Bench bench) {
        return bench.sequence(line) != Bench.NO_FACTS;
    }

    private static Decision decision(
            Instruction instruction,
            Lines lines,
            Evidence evidence,
            Supplier<Map<LineId, Long>> seen) {
        try {
            return instruction.command().decide(lines, evidence, instruction.by());
        } catch (RuntimeException failure) {
            throw new Undecided(failure, seen.get());
        }
    }

    private static List<Draft> record(Accepted accepted, Instruction instruction, Bench bench) {
        var rounds = new ArrayList<>(accepted.rounds());
        var drafts = new ArrayList<Draft>();
        for (var index = 0; index < accepted.events().size(); index++) {
            var metadata = instruction.metadata().inRound(rounds.get(index));
            drafts.add(bench.record(accepted.events().get(index), metadata));
        }
        return drafts;
    }
}
