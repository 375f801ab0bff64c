package budgettrail.command.importing;

import budgettrail.command.adjustment.GrantExemption;
import budgettrail.command.adjustment.Supplement;
import budgettrail.command.line.Circumstances;
import budgettrail.command.line.Closed;
import budgettrail.command.line.Command;
import budgettrail.command.line.Decision;
import budgettrail.command.line.Decision.Accepted;
import budgettrail.command.line.Decision.Refused;
import budgettrail.command.line.Evidence;
import budgettrail.command.line.Lines;
import budgettrail.command.line.Open;
import budgettrail.command.line.Unopened;
import budgettrail.command.rejection.LineRejection.UnitMismatch;
import budgettrail.command.rejection.Rejection;
import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Draft;
import budgettrail.log.Metadata;
import budgettrail.log.Register;
import budgettrail.log.RegisterKey;
import budgettrail.log.RegisterRow;
import budgettrail.web.access.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rows of a ledger say beyond the command they are: each names the unit that acts, and an
 * adjustment may be exempt from the moment it is recorded.
 *
 * @param acting the unit named beside each line
 */
record LedgerCommand(
        Command command, Map<LineId, UnitCode> acting, @Nullable GrantExemption exemption)
        implements Command {
    LedgerCommand {
        acting = Map.copyOf(acting);
    }

    @Override
    public Set<Role> allowed() {
        return command.allowed();
    }

    /** The roles its parts need, of each at least one. */
    static List<Set<Role>> needs(Command command) {
        return command instanceof LedgerCommand row && row.exemption() != null
                ? List.of(row.allowed(), row.exemption().allowed())
                : List.of(command.allowed());
    }

    @Override
    public Set<RegisterKey> locates() {
        return command.locates();
    }

    @Override
    public Set<RegisterKey> asks(Lines lines, Evidence located) {
        return command.asks(lines, located);
    }

    @Override
    public Optional<FiscalYear> opensIn(Lines lines) {
        return command.opensIn(lines);
    }

    @Override
    public List<LineId> lines(Evidence located) {
        return command.lines(located);
    }

    @Override
    public Decision decide(Lines lines, Evidence evidence, Circumstances by) {
        var decision = command.decide(lines, evidence, by);
        var mismatch = mismatch(lines);
        return switch (decision) {
            case Refused(var rejection) when mismatch.isEmpty() || first(rejection) -> decision;
            case Refused _ -> Decision.refuse(mismatch.get());
            case Accepted _ when mismatch.isPresent() -> Decision.refuse(mismatch.get());
            case Accepted accepted when exemption != null ->
                    exempted(accepted, exemption, lines, by);
            case Accepted _ -> decision;
        };
    }

    /** Amounts and unknown lines are told before the unit. */
    private static boolean first(Rejection rejection) {
        return switch (budgettrail.command.rejection.Problem.of(rejection).code()) {
            case "INVALID_AMOUNT", "UNKNOWN_BUDGET_LINE" -> true;
            default -> false;
        };
    }

    private Optional<Rejection> mismatch(Lines lines) {
        for (var line : command.lines(Evidence.NONE)) {
            var named = acting.get(line);
            var unit = unit(line, lines);
            if (named != null && unit.isPresent() && !unit.get().equals(named)) {
                return Optional.of(new UnitMismatch(line, unit.get(), named));
            }
        }
        return Optional.empty();
    }

    /** The unit of the line, or of the line that this row would open. */
    private Optional<UnitCode> unit(LineId line, Lines lines) {
        return switch (lines.state(line)) {
            case Open open -> Optional.of(open.description().unit());
            case Closed closed -> Optional.of(closed.description().unit());
            case Unopened _ ->
                    command instanceof Supplement opening && opening.opens() != null
                            ? Optional.of(opening.opens().unit())
                            : Optional.empty();
        };
    }

    /** The exemption is decided on what the adjustment makes of lines and register. */
    private static Decision exempted(
            Accepted adjusted, GrantExemption exemption, Lines lines, Circumstances by) {
        var after = lines;
        var rows = new HashMap<RegisterKey, List<RegisterRow>>();
        for (var event : adjusted.events()) {
            after = after.after(event, by.actor());
            for (var row : Register.rowsOf(new Draft(0, event, Metadata.by(by.actor())))) {
                rows.computeIfAbsent(row.key(), _ -> new ArrayList<>()).add(row);
            }
        }
        return switch (exemption.decide(after, new Evidence(rows), by)) {
            case Refused refused -> refused;
            case Accepted exempt -> Decision.accept(together(adjusted, exempt));
        };
    }

    private static List<LineEvent> together(Accepted one, Accepted other) {
        var events = new ArrayList<LineEvent>(one.events());
        events.addAll(other.events());
        return events;
    }
}
