package budgettrail.verifier;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts that come two at a time, one right behind the other: the legs of a virement, and a reversed
 * payment with the one recorded anew. In a part of the log the second may be outside of it.
 */
final class Pairs {
    private final Book book;
    private @Nullable LineFact first;

    /** By position, the line that the other one must then not know. */
    private final Map<Long, String> torn = new HashMap<>();

    private long edges;

    Pairs(Book book) {
        this.book = book;
    }

    /** Sees every fact of a line, in order. */
    void see(LineFact fact) throws Malformed {
        var before = first;
        first = null;
        var completes =
                before != null
                        && before.position() + 1 == fact.position()
                        && (isOtherLeg(before, fact) || isRecordedAnew(before, fact));
        if (before != null && !completes) {
            alone(before);
        }
        switch (fact.type()) {
            case "line.transferred-out", "line.disbursement-reversed" -> first = fact;
            case "line.transferred-in" -> {
                if (!completes) {
                    alone(fact);
                }
            }
            case "line.disbursement-recorded" -> {
                if (!completes && fact.maybe("corrects") != null) {
                    alone(fact);
                }
            }
            default -> {}
        }
    }

    private static boolean isOtherLeg(LineFact out, LineFact in) throws Malformed {
        return out.type().equals("line.transferred-out")
                && in.type().equals("line.transferred-in")
                && out.text("adjustment").equals(in.text("adjustment"))
                && out.fen() == in.fen()
                && out.day().equals(in.day())
                && out.text("counterpart").equals(in.text("line"))
                && in.text("counterpart").equals(out.text("line"));
    }

    private static boolean isRecordedAnew(LineFact reversed, LineFact recorded) throws Malformed {
        return reversed.type().equals("line.disbursement-reversed")
                && recorded.type().equals("line.disbursement-recorded")
                && reversed.text("correctedBy").equals(recorded.text("disbursement"))
                && reversed.text("disbursement").equals(recorded.maybe("corrects"));
    }

    private void alone(LineFact fact) throws Malformed {
        var isVirement = fact.type().startsWith("line.transferred");
        if (isVirement && book.manifest.unit() != null) {
            torn.put(fact.position(), fact.text("counterpart"));
        } else if (isVirement || book.manifest.whole()) {
            book.fault(fact, isVirement ? Words.VIREMENT_TORN : Words.CORRECTION_TORN);
        } else {
            edges++;
        }
    }

    /** How many have their other half outside of the export. */
    long end() throws Malformed {
        if (first != null) {
            alone(Objects.requireNonNull(first));
        }
        torn.forEach(
                (position, other) -> {
                    if (book.lines.containsKey(other)) {
                        book.report.faultAt(position, Words.VIREMENT_TORN);
                    } else {
                        edges++;
                    }
                });
        return edges;
    }
}
