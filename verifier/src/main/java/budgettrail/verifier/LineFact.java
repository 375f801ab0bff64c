package budgettrail.verifier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A fact of a line: where it is stored, and what its JSON says. */
record LineFact(StoredFact stored, Members members) {
    long position() {
        return stored.position();
    }

    String type() {
        return stored.type();
    }

    String actor() {
        return stored.actor();
    }

    LocalDate day() {
        return stored.effective();
    }

    long fen() throws Malformed {
        return members.fen("amount");
    }

    String text(String name) throws Malformed {
        return members.text(name);
    }

    @Nullable String maybe(String name) throws Malformed {
        return members.maybe(name);
    }
}
