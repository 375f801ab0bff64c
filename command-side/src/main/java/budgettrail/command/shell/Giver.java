package budgettrail.command.shell;

import budgettrail.event.Actor;
import budgettrail.event.line.LineId;
import budgettrail.log.Metadata;
import budgettrail.web.access.Role;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who gives a command, and what makes its retry harmless.
 *
 * @param idempotencyKey named by the caller; the same key with the same command has one effect
 * @param correlation the id of the request
 * @param expected the sequence of the line the giver saw last (If-Match), if given
 * @param seen that line; none: the command's first
 */
public record Giver(
        Actor actor,
        Set<Role> roles,
        String idempotencyKey,
        @Nullable String correlation,
        @Nullable Long expected,
        @Nullable LineId seen) {
    public Giver {
        roles = Set.copyOf(roles);
    }

    /** One who speaks of the command's first line. */
    public Giver(
            Actor actor,
            Set<Role> roles,
            String idempotencyKey,
            @Nullable String correlation,
            @Nullable Long expected) {
        this(actor, roles, idempotencyKey, correlation, expected, null);
    }

    /** The same, who speaks of this line. */
    public Giver of(LineId line) {
        return new Giver(actor, roles, idempotencyKey, correlation, expected, line);
    }

    /** What the log keeps beside the facts of this command. */
    public Metadata metadata(Object command) {
        return new Metadata(
                actor,
                Metadata.Source.ONLINE,
                idempotencyKey,
                Fingerprint.of(command),
                correlation,
                0,
                null,
                null);
    }
}
