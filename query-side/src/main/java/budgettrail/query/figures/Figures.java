package budgettrail.query.figures;

import static budgettrail.query.posting.Measure.EXEMPT_VIREMENT_IN;
import static budgettrail.query.posting.Measure.VIREMENT_IN;

import budgettrail.event.line.LineId;
import budgettrail.query.posting.Measure;
import budgettrail.query.posting.Posting;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * The sums of any group of lines.
 *
 * @param sums what was posted, by measure; absent means zero
 * @param inside what the sums of {@code VIREMENT_IN} and {@code EXEMPT_VIREMENT_IN} hold of
 *     virements whose other line belongs to the group too: gross, these count once and not twice
 */
public record Figures(Map<Measure, Sum> sums, Map<Measure, Sum> inside) {
    public static final Figures NONE = new Figures(Map.of(), Map.of());

    public Figures {
        sums = Map.copyOf(sums);
        inside = Map.copyOf(inside);
    }

    /** The figures of the lines of a scope, out of any postings. */
    public static Figures of(Collection<Posting> postings, Set<LineId> scope) {
        var figures = new Summing();
        for (var posting : postings) {
            if (scope.contains(posting.line())) {
                var amount = Sum.ofFen(posting.amount().fen());
                figures.add(posting.measure(), amount);
                if (posting.peer() != null && scope.contains(posting.peer())) {
                    figures.addInside(posting.measure(), amount);
                }
            }
        }
        return figures.figures();
    }

    /** Adds up, then is read once. */
    public static final class Summing {
        private final Map<Measure, Sum> sums = new EnumMap<>(Measure.class);
        private final Map<Measure, Sum> inside = new EnumMap<>(Measure.class);

        public void add(Measure measure, Sum amount) {
            sums.merge(measure, amount, Sum::plus);
        }

        /** Only the receiving leg is noted: of two legs in one group, it is the second. */
        public void addInside(Measure measure, Sum amount) {
            if (measure == VIREMENT_IN || measure == EXEMPT_VIREMENT_IN) {
                inside.merge(measure, amount, Sum::plus);
            }
        }

        public Figures figures() {
            return new Figures(sums, inside);
        }
    }

    public Sum sum(Measure measure) {
        return sums.getOrDefault(measure, Sum.ZERO);
    }

    /** What the figure comes to. */
    public Sum of(Figure figure) {
        return figure.of(sums, inside);
    }

    /** One figure out of another. */
    public Rate rate(Figure part, Figure whole) {
        return Rate.of(of(part), of(whole));
    }

    public Sum initial() {
        return of(Figure.INITIAL);
    }

    public Sum carriedIn() {
        return of(Figure.CARRIED_IN);
    }

    public Sum adjusted() {
        return of(Figure.ADJUSTED);
    }

    public Sum disbursed() {
        return of(Figure.DISBURSED);
    }

    public Sum commitments() {
        return of(Figure.COMMITMENTS);
    }

    public Sum pending() {
        return of(Figure.PENDING);
    }

    public Sum available() {
        return of(Figure.AVAILABLE);
    }

    public Sum balance() {
        return of(Figure.BALANCE);
    }

    public Sum grossAll() {
        return of(Figure.GROSS_ALL);
    }

    public Sum gross() {
        return of(Figure.GROSS);
    }

    public Sum netAll() {
        return of(Figure.NET_ALL);
    }

    public Sum net() {
        return of(Figure.NET);
    }
}
