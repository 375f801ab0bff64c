package budgettrail.command.importing;

import budgettrail.log.Recorded;
import java.util.List;

/** How far an import has come in the log. */
final class Reached {
    private long position;

    /**
     * The newest position that is known to hold a fact of the import, 0 if it has recorded none.
     */
    long position() {
        return position;
    }

    void see(long holding) {
        position = Math.max(position, holding);
    }

    void see(List<Recorded> facts) {
        facts.forEach(fact -> see(fact.position()));
    }
}
