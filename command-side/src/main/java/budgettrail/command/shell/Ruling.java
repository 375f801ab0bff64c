package budgettrail.command.shell;

import budgettrail.command.rejection.Rejection;
import java.util.List;

/** How one of many commands was decided. */
public sealed interface Ruling {

    /**
     * Accepted; no facts if everything is so already.
     *
     * @param lasting whether it holds until it is recorded, because whatever could overturn it is
     *     on the same lines or takes the same keys, so that the log objects
     */
    record Facts(List<Decided> facts, boolean lasting) implements Ruling {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A rule forbids it. */
    record Refused(Rejection rejection) implements Ruling {}
}
