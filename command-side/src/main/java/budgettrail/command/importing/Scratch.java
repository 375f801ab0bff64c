package budgettrail.command.importing;

import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.Decision.Refused;
import budgettrail.command.line.LineState;
import budgettrail.command.line.Lines;
import budgettrail.command.shell.EvidenceBook;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.Draft;
import budgettrail.log.Metadata;
import budgettrail.log.Recorded;
import budgettrail.log.RegisterKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The lines and the register as they would be, so that all commands of a file are decided in order
 * before the first fact is recorded. States and rows are read a chunk at a time.
 */
final class Scratch {
    private final Function<Collection<String>, Map<String, List<Recorded>>> streams;
    private final EvidenceBook book;
    private final Map<LineId, LineState> states = new HashMap<>();
    private final Map<LineId, Integer> uses = new HashMap<>();
    private int facts;

    Scratch(
            Function<Collection<String>, Map<String, List<Recorded>>> streams,
            EvidenceBook.Source register) {
        this.streams = streams;
        this.book = new EvidenceBook(register);
    }

    /** Facts decided so far. */
    int facts() {
        return facts;
    }

    /** Takes into account what is decided before, elsewhere. */
    void learn(Draft draft) {
        book.add(draft);
    }

    /**
     * Decides all in order; what is refused changes nothing, and the others are decided without it.
     */
    void rehearse(List<Planned> plan, int chunk, Circumstances by, Faults faults) {
        for (var planned : plan) {
            lines(planned).forEach(line -> uses.merge(line, 1, Integer::sum));
        }
        for (var from = 0; from < plan.size() && !faults.errors().full(); from += chunk) {
            var part = plan.subList(from, Math.min(plan.size(), from + chunk));
            read(part);
            part.forEach(planned -> decide(planned, by, faults));
        }
    }

    /** Each command of a file names its lines itself. */
    private List<LineId> lines(Planned planned) {
        return planned.command().lines(book.located(planned.command()));
    }

    private void read(List<Planned> part) {
        var unread = new HashSet<LineId>();
        part.forEach(planned -> unread.addAll(lines(planned)));
        unread.removeAll(states.keySet());
        var found = streams.apply(unread.stream().map(LineId::toString).toList());
        for (var line : unread) {
            states.put(line, fold(found.getOrDefault(line.toString(), List.of())));
        }
        Set<RegisterKey> keys = new HashSet<>();
        for (var planned : part) {
            var command = planned.command();
            keys.addAll(command.asks(of(lines(planned)), book.located(command)));
        }
        book.read(keys);
    }

    private static LineState fold(List<Recorded> facts) {
        var state = LineState.UNOPENED;
        for (var recorded : facts) {
            if (recorded.fact() instanceof LineEvent event) {
                state = state.after(event, recorded.metadata().actor());
            }
        }
        return state;
    }

    private Lines of(Collection<LineId> lines) {
        return new Lines(
                lines.stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        line -> states.getOrDefault(line, LineState.UNOPENED))));
    }

    private void decide(Planned planned, Circumstances by, Faults faults) {
        var command = planned.command();
        var touched = lines(planned);
        var lines = of(touched);
        var evidence = book.asked(command, lines, book.located(command));
        switch (command.decide(lines, evidence, by)) {
            case Refused(var rejection) -> faults.add(planned.row(), rejection);
            case Accepted accepted -> take(accepted, by);
        }
        touched.forEach(this::release);
    }

    private void take(Accepted accepted, Circumstances by) {
        for (var index = 0; index < accepted.events().size(); index++) {
            var event = accepted.events().get(index);
            var state = states.getOrDefault(event.line(), LineState.UNOPENED);
            states.put(event.line(), state.after(event, by.actor()));
            var metadata = Metadata.by(by.actor()).inRound(accepted.rounds().get(index));
            book.add(new Draft(0, event, metadata));
            facts++;
        }
    }

    /** A line nothing else of the file touches is forgotten: 100,000 states are many. */
    private void release(LineId line) {
        if (uses.merge(line, -1, Integer::sum) == 0) {
            uses.remove(line);
            states.remove(line);
        }
    }
}
