package budgettrail.verifier;

import budgettrail.verifier.Adjustment.Kind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes of the adjusted budget, and what is exempt of them. */
record AdjustmentRules(Book book) {

    void adjust(LineFact fact, Line line, Kind kind, @Nullable String counterpart)
            throws Malformed {
        var id = fact.text("adjustment");
        var adjustment = new Adjustment(fact, line, kind, id, fact.fen(), counterpart);
        book.positive(fact, adjustment.fen);
        // Both legs of a virement bear one name: the second takes nothing.
        if (kind != Kind.VIREMENT_IN || !isSecondLeg(id, counterpart)) {
            book.takeName(fact, "adjustment", id);
        }
        book.adjustments.put(key(line.id, id), adjustment);
        line.adjustments = Math.addExact(line.adjustments, adjustment.signed());
        var other = book.find(counterpart);
        if (counterpart != null
                && (counterpart.equals(line.id)
                        || !counterpart.startsWith(line.year + ":")
                        || other != null && !other.fund.equals(line.fund))) {
            book.fault(fact, Words.VIREMENT_MISMATCH, line.id, counterpart);
        }
    }

    private boolean isSecondLeg(String id, @Nullable String counterpart) {
        var first = counterpart == null ? null : book.adjustments.get(key(counterpart, id));
        return first != null && first.kind == Kind.VIREMENT_OUT;
    }

    private static String key(String line, String id) {
        return line + " " + id;
    }

    /** Granted where it counted, withdrawn where it was exempt, never by the applicant alone. */
    void exempt(LineFact fact, Line line, boolean exempt) throws Malformed {
        var adjustment = book.adjustments.get(key(line.id, fact.text("adjustment")));
        if (adjustment == null
                || !adjustment.kind.name().equals(fact.text("kind"))
                || adjustment.fen != fact.fen()
                || !adjustment.day.equals(fact.day())
                || !Objects.equals(adjustment.counterpart, fact.maybe("counterpart"))
                || adjustment.exempt == exempt) {
            book.fault(fact, Words.EXEMPTION_MISMATCH, fact.text("adjustment"));
            return;
        }
        if (adjustment.applicant.equals(fact.actor()) && !fact.stored().imported()) {
            book.fault(fact, Words.SAME_PERSON, fact.actor(), fact.text("adjustment"));
        }
        adjustment.exempt = exempt;
    }

    /** A virement is exempt on both its lines or on none. */
    void end() {
        for (var out : book.adjustments.values()) {
            var in =
                    out.counterpart == null
                            ? null
                            : book.adjustments.get(key(out.counterpart, out.id));
            if (out.kind == Kind.VIREMENT_OUT && in != null && in.exempt != out.exempt) {
                book.report.faultAt(out.position, Words.HALF_EXEMPT, out.id);
            }
        }
    }
}
