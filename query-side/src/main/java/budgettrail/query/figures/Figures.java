package budgettrail.query.figures;

import static budgettrail.query.posting.Measure.EXEMPT_REDUCTION;
import static budgettrail.query.posting.Measure.EXEMPT_SUPPLEMENT;
import static budgettrail.query.posting.Measure.EXEMPT_VIREMENT_IN;
import static budgettrail.query.posting.Measure.EXEMPT_VIREMENT_OUT;
import static budgettrail.query.posting.Measure.REDUCTION;
import static budgettrail.query.posting.Measure.SUPPLEMENT;
import static budgettrail.query.posting.Measure.VIREMENT_IN;
import static budgettrail.query.posting.Measure.VIREMENT_OUT;

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

    /** 年初预算数, without what was carried in. */
    public Sum initial() {
        return sum(Measure.INITIAL);
    }

    /** 上年结转 */
    public Sum carriedIn() {
        return sum(Measure.CARRIED_IN);
    }

    /** 调整预算数: initial, carried in, and every adjustment, exempt ones included. */
    public Sum adjusted() {
        return initial().plus(carriedIn()).plus(netAll());
    }

    /** 执行数: paid, less refunds of this year's payments. */
    public Sum disbursed() {
        return sum(Measure.PAID).minus(sum(Measure.REFUNDED));
    }

    /** What contracts still reserve. */
    public Sum commitments() {
        return sum(Measure.COMMITTED)
                .minus(sum(Measure.COMMITMENT_PAID))
                .minus(sum(Measure.COMMITMENT_RELEASED));
    }

    /** Requests waiting to be paid, and what is frozen. */
    public Sum pending() {
        return sum(Measure.PENDING).plus(sum(Measure.FROZEN));
    }

    /** 可用余额. Negative only when looking back at a day before a backdated fact. */
    public Sum available() {
        return balance().minus(commitments()).minus(pending());
    }

    /**
     * What is not disbursed of the adjusted budget; after the close, carried forward and lapsed.
     */
    public Sum balance() {
        return adjusted().minus(disbursed());
    }

    /** Every adjustment by its size, exempt ones included; a virement inside the group once. */
    public Sum grossAll() {
        return sum(SUPPLEMENT)
                .plus(sum(REDUCTION))
                .plus(sum(VIREMENT_IN))
                .plus(sum(VIREMENT_OUT))
                .minus(inside.getOrDefault(VIREMENT_IN, Sum.ZERO));
    }

    /** Every adjustment by its size, without exempt ones; a virement inside the group once. */
    public Sum gross() {
        return grossAll()
                .minus(sum(EXEMPT_SUPPLEMENT))
                .minus(sum(EXEMPT_REDUCTION))
                .minus(sum(EXEMPT_VIREMENT_IN))
                .minus(sum(EXEMPT_VIREMENT_OUT))
                .plus(inside.getOrDefault(EXEMPT_VIREMENT_IN, Sum.ZERO));
    }

    /** Every adjustment with its sign, exempt ones included. */
    public Sum netAll() {
        return sum(SUPPLEMENT)
                .minus(sum(REDUCTION))
                .plus(sum(VIREMENT_IN))
                .minus(sum(VIREMENT_OUT));
    }

    /** Every adjustment with its sign, without exempt ones. */
    public Sum net() {
        return netAll().minus(sum(EXEMPT_SUPPLEMENT))
                .plus(sum(EXEMPT_REDUCTION))
                .minus(sum(EXEMPT_VIREMENT_IN))
                .plus(sum(EXEMPT_VIREMENT_OUT));
    }
}
