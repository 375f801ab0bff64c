package budgettrail.verifier;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A supplement, a reduction, or a leg of a virement. */
final class Adjustment {
    enum Kind {
        SUPPLEMENT,
        REDUCTION,
        VIREMENT_OUT,
        VIREMENT_IN
    }

    final long position;
    final String id;
    final Line line;
    final Kind kind;
    final long fen;
    final @Nullable String counterpart;
    final LocalDate day;
    final String applicant;
    boolean exempt;

    Adjustment(
            LineFact fact,
            Line line,
            Kind kind,
            String id,
            long fen,
            @Nullable String counterpart) {
        this.position = fact.position();
        this.id = id;
        this.line = line;
        this.kind = kind;
        this.fen = fen;
        this.counterpart = counterpart;
        this.day = fact.day();
        this.applicant = fact.actor();
    }

    /** What it adds to the adjusted budget. */
    long signed() {
        return switch (kind) {
            case SUPPLEMENT, VIREMENT_IN -> fen;
            case REDUCTION, VIREMENT_OUT -> -fen;
        };
    }
}
