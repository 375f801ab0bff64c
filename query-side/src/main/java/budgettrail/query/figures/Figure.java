package budgettrail.query.figures;

import static budgettrail.query.posting.Measure.COMMITMENT_PAID;
import static budgettrail.query.posting.Measure.COMMITMENT_RELEASED;
import static budgettrail.query.posting.Measure.COMMITTED;
import static budgettrail.query.posting.Measure.EXEMPT_REDUCTION;
import static budgettrail.query.posting.Measure.EXEMPT_SUPPLEMENT;
import static budgettrail.query.posting.Measure.EXEMPT_VIREMENT_IN;
import static budgettrail.query.posting.Measure.EXEMPT_VIREMENT_OUT;
import static budgettrail.query.posting.Measure.FROZEN;
import static budgettrail.query.posting.Measure.PAID;
import static budgettrail.query.posting.Measure.REDUCTION;
import static budgettrail.query.posting.Measure.REFUNDED;
import static budgettrail.query.posting.Measure.SUPPLEMENT;
import static budgettrail.query.posting.Measure.VIREMENT_IN;
import static budgettrail.query.posting.Measure.VIREMENT_OUT;

import budgettrail.query.posting.Measure;
import budgettrail.query.posting.Posting;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What each figure is the sum of: measures added and measures taken away. The one definition for
 * the figure itself and for the list of facts behind it.
 */
public enum Figure {
    /** 年初预算数 */
    INITIAL(List.of(Measure.INITIAL), List.of()),
    /** 上年结转 */
    CARRIED_IN(List.of(Measure.CARRIED_IN), List.of()),
    /** 调整预算数 */
    ADJUSTED(
            List.of(Measure.INITIAL, Measure.CARRIED_IN, SUPPLEMENT, VIREMENT_IN),
            List.of(REDUCTION, VIREMENT_OUT)),
    /** 执行数: paid, less refunds of this year's payments. */
    DISBURSED(List.of(PAID), List.of(REFUNDED)),
    /** What contracts still reserve. */
    COMMITMENTS(List.of(COMMITTED), List.of(COMMITMENT_PAID, COMMITMENT_RELEASED)),
    /** Requests waiting to be paid, and what is frozen. */
    PENDING(List.of(Measure.PENDING, FROZEN), List.of()),
    /**
     * What is not disbursed of the adjusted budget; after the close, carried forward and lapsed.
     */
    BALANCE(join(ADJUSTED.added, DISBURSED.taken), join(ADJUSTED.taken, DISBURSED.added)),
    /** 可用余额. Negative only when looking back at a day before a backdated fact. */
    AVAILABLE(
            join(BALANCE.added, COMMITMENTS.taken),
            join(BALANCE.taken, join(COMMITMENTS.added, PENDING.added))),
    /** Every adjustment by its size, exempt ones included; a virement inside the group once. */
    GROSS_ALL(List.of(SUPPLEMENT, REDUCTION, VIREMENT_IN, VIREMENT_OUT), List.of()),
    /** Every adjustment by its size, without exempt ones; a virement inside the group once. */
    GROSS(
            GROSS_ALL.added,
            List.of(EXEMPT_SUPPLEMENT, EXEMPT_REDUCTION, EXEMPT_VIREMENT_IN, EXEMPT_VIREMENT_OUT)),
    /** Every adjustment with its sign, exempt ones included. */
    NET_ALL(List.of(SUPPLEMENT, VIREMENT_IN), List.of(REDUCTION, VIREMENT_OUT)),
    /** Every adjustment with its sign, without exempt ones. */
    NET(
            join(NET_ALL.added, List.of(EXEMPT_REDUCTION, EXEMPT_VIREMENT_OUT)),
            join(NET_ALL.taken, List.of(EXEMPT_SUPPLEMENT, EXEMPT_VIREMENT_IN))),
    /** 结转 */
    CARRIED_FORWARD(List.of(Measure.CARRIED_FORWARD), List.of()),
    /** 结余 */
    LAPSED(List.of(Measure.LAPSED), List.of()),
    /** What of the balance is neither: that of lines which are not closed yet. */
    NOT_CLOSED(BALANCE.added, join(BALANCE.taken, join(CARRIED_FORWARD.added, LAPSED.added)));

    /** Of a virement inside a group, these are the second legs. */
    private static final Set<Measure> SECOND_LEGS = Set.of(VIREMENT_IN, EXEMPT_VIREMENT_IN);

    private static final Set<Figure> GROSS_ONES = Set.of(GROSS, GROSS_ALL);

    private final List<Measure> added;
    private final List<Measure> taken;
    private final Map<Measure, Integer> signs = new EnumMap<>(Measure.class);

    Figure(List<Measure> added, List<Measure> taken) {
        this.added = added;
        this.taken = taken;
        added.forEach(measure -> signs.put(measure, 1));
        taken.forEach(measure -> signs.put(measure, -1));
    }

    /** The measures it is made of. */
    public Set<Measure> measures() {
        return Set.copyOf(signs.keySet());
    }

    /** 1 where the measure is added, −1 where it is taken away, 0 where it does not matter. */
    public int sign(Measure measure) {
        return signs.getOrDefault(measure, 0);
    }

    /** What a posting adds to it, whatever its other leg does. */
    public Sum of(Posting posting) {
        var amount = Sum.ofFen(posting.amount().fen());
        return switch (sign(posting.measure())) {
            case 1 -> amount;
            case -1 -> Sum.ZERO.minus(amount);
            default -> Sum.ZERO; // It is in other figures.
        };
    }

    /**
     * Whether a posting is left out because its other leg counts already: a virement inside a group
     * is one adjustment of its gross figures.
     */
    public boolean countedByOtherLeg(Measure measure, boolean peerInside) {
        return peerInside && GROSS_ONES.contains(this) && SECOND_LEGS.contains(measure);
    }

    /** Out of the sums of a group, see {@link Figures}. */
    Sum of(Map<Measure, Sum> sums, Map<Measure, Sum> inside) {
        var total = Sum.ZERO;
        for (var measure : signs.keySet()) {
            var sum = sums.getOrDefault(measure, Sum.ZERO);
            if (countedByOtherLeg(measure, true)) {
                sum = sum.minus(inside.getOrDefault(measure, Sum.ZERO));
            }
            total = sign(measure) > 0 ? total.plus(sum) : total.minus(sum);
        }
        return total;
    }

    private static List<Measure> join(List<Measure> some, List<Measure> others) {
        return Stream.concat(some.stream(), others.stream()).distinct().toList();
    }
}
