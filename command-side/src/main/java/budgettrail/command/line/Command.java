package budgettrail.command.line;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Something a person asks for, as a record with a pure decision. The shell looks up what {@link
 * #locates()} names, loads {@link #lines}, looks up what {@link #asks} and {@link #opensIn} name,
 * and calls {@link #decide}.
 */
public interface Command {
    /** Who may give it. A command without a rule does not compile. */
    Set<Role> allowed();

    /** What must be looked up to know which lines it touches; nothing if the command names them. */
    default Set<RegisterKey> locates() {
        return Set.of();
    }

    /**
     * What must be looked up, after the lines were loaded, to decide: named by the command, by the
     * lines' states (the voucher number of a pending request) or by what was located (that of a
     * payment to be corrected).
     */
    default Set<RegisterKey> asks(Lines lines, Evidence located) {
        return Set.of();
    }

    /**
     * Those of the keys it asks for that need not be looked up at first: if accepted it takes them
     * itself, so that the register objects where they are taken already (a freed number was taken
     * before). Then, and before a refusal, everything is looked up.
     */
    default Set<RegisterKey> presumedFree() {
        return Set.of();
    }

    /**
     * The year in which it would open a line, given these states: once all lines of the year are
     * closed it may not. The answer goes into {@link Evidence#closedYears()}.
     */
    default Optional<FiscalYear> opensIn(Lines lines) {
        return Optional.empty();
    }

    /**
     * The lines it touches, at most two; none if they cannot be found, which the decision then
     * refuses.
     */
    List<LineId> lines(Evidence located);

    /**
     * The facts it leads to, or why not. No clock, no randomness, no I/O; the lines are all that
     * {@link #lines} named.
     *
     * @param evidence the rows of everything located and asked for
     */
    Decision decide(Lines lines, Evidence evidence, Circumstances by);
}
