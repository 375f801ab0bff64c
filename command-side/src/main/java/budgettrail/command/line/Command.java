package budgettrail.command.line;

import budgettrail.event.line.LineId;
import budgettrail.log.RegisterKey;
import budgettrail.web.access.Role;
import java.util.List;
import java.util.Set;

/**
 * Something a person asks for, as a record with a pure decision. The shell looks up what {@link
 * #locates()} names, loads {@link #lines}, looks up what {@link #asks()} names, and calls {@link
 * #decide}.
 */
public interface Command {
    /** Who may give it. A command without a rule does not compile. */
    Set<Role> allowed();

    /** What must be looked up to know which lines it touches; nothing if the command names them. */
    default Set<RegisterKey> locates() {
        return Set.of();
    }

    /** What must be looked up, after the lines were loaded, to decide. */
    default Set<RegisterKey> asks() {
        return Set.of();
    }

    /**
     * The lines it touches, at most two; none if they cannot be found, which the decision then
     * refuses.
     */
    List<LineId> lines(Evidence located);

    /**
     * The facts it leads to, or why not. No clock, no randomness, no I/O; the lines are all that
     * {@link #lines} named.
     */
    Decision decide(Lines lines, Evidence evidence, Circumstances by);
}
