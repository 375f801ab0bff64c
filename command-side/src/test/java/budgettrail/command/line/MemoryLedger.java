package budgettrail.command.line;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.Decision.Refused;
import budgettrail.command.rejection.Problem;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The way of a command without any machinery: look up, load, look up, decide, keep. */
public final class MemoryLedger {
    private final Map<LineId, LineState> states = new HashMap<>();
    private final List<LineEvent> events = new ArrayList<>();
    private final MemoryRegister register = new MemoryRegister();

    public MemoryRegister register() {
        return register;
    }

    public List<LineEvent> events() {
        return Collections.unmodifiableList(events);
    }

    public LineState state(LineId line) {
        return states.getOrDefault(line, LineState.UNOPENED);
    }

    public Open open(LineId line) {
        return (Open) state(line);
    }

    /** Decides and, if accepted, keeps the facts. */
    public Decision give(Command command, Circumstances by) {
        var decision = decide(command, by);
        if (decision instanceof Accepted accepted) {
            keep(accepted, by);
        }
        return decision;
    }

    private Decision decide(Command command, Circumstances by) {
        var located = new Evidence(register.rows(command.locates()));
        var lines = lines(command.lines(located));
        var rows = new HashMap<RegisterKey, List<RegisterRow>>(located.rows());
        rows.putAll(register.rows(command.asks(lines, located)));
        var closed =
                command.opensIn(lines)
                        .filter(register::allClosed)
                        .<Set<FiscalYear>>map(Set::of)
                        .orElse(Set.of());
        return command.decide(lines, new Evidence(rows, closed), by);
    }

    private Lines lines(List<LineId> named) {
        assertThat(named).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(2);
        var loaded = new HashMap<LineId, LineState>();
        named.forEach(line -> loaded.put(line, state(line)));
        return new Lines(loaded);
    }

    private void keep(Accepted accepted, Circumstances by) {
        for (var index = 0; index < accepted.events().size(); index++) {
            var event = accepted.events().get(index);
            states.put(event.line(), state(event.line()).after(event, by.actor()));
            register.append(event, accepted.rounds().get(index));
            events.add(event);
        }
    }

    /** What must have happened before. */
    public MemoryLedger given(Circumstances by, Command... commands) {
        for (var command : commands) {
            accepts(command, by);
        }
        return this;
    }

    /** The facts of a command that must be accepted. */
    public List<LineEvent> accepts(Command command, Circumstances by) {
        var decision = give(command, by);
        assertThat(decision).as(command.toString()).isInstanceOf(Accepted.class);
        return ((Accepted) decision).events();
    }

    /** The refusal of a command that must be refused. */
    public Rejection refuses(Command command, Circumstances by) {
        var decision = give(command, by);
        assertThat(decision).as(command.toString()).isInstanceOf(Refused.class);
        return ((Refused) decision).rejection();
    }

    /** The code of a command that must be refused. */
    public String code(Command command, Circumstances by) {
        return Problem.of(refuses(command, by)).code();
    }
}
