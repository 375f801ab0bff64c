package budgettrail.query.posting;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is added up. The number is stored; never renumber. */
public enum Measure {
    /** 年初预算数 */
    INITIAL(1),
    /** 上年结转 */
    CARRIED_IN(2),
    /** 追加, exempt ones included, as in the next three. */
    SUPPLEMENT(3),
    /** 追减 */
    REDUCTION(4),
    /** 调剂, received. */
    VIREMENT_IN(5),
    /** 调剂, given. */
    VIREMENT_OUT(6),
    /** The part of the supplements that is exempt (剔除) from the adjustment rate. */
    EXEMPT_SUPPLEMENT(7),
    /** The exempt part of the reductions. */
    EXEMPT_REDUCTION(8),
    /** The exempt part of what was received by virement. */
    EXEMPT_VIREMENT_IN(9),
    /** The exempt part of what was given by virement. */
    EXEMPT_VIREMENT_OUT(10),
    /** 支付, before refunds. */
    PAID(11),
    /** 退款 of this year's payments. */
    REFUNDED(12),
    /** 承诺: contracts placed, reopened and revised. */
    COMMITTED(13),
    /** Paid under a contract. */
    COMMITMENT_PAID(14),
    /** No longer needed of a contract. */
    COMMITMENT_RELEASED(15),
    /** Requested or approved, not yet paid, and not under a contract. */
    PENDING(16),
    /** 冻结 */
    FROZEN(17),
    /** 结转 */
    CARRIED_FORWARD(18),
    /** 结余 */
    LAPSED(19),
    /** Refunds of earlier years' payments, which touch no figure of this year. */
    PRIOR_YEAR_REFUND(20);

    private static final Map<Integer, Measure> BY_NUMBER =
            Arrays.stream(values()).collect(Collectors.toMap(Measure::number, Function.identity()));

    private final int number;

    Measure(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }

    /** The name of the measure stored as this number; of one that somebody made up, the number. */
    public static String nameOf(int number) {
        var measure = BY_NUMBER.get(number);
        return measure == null ? Integer.toString(number) : measure.name();
    }

    /** The measure stored as this number. Any other number is a bug. */
    public static Measure numbered(int number) {
        var measure = BY_NUMBER.get(number);
        if (measure == null) {
            throw new IllegalArgumentException("Not a measure: " + number);
        }
        return measure;
    }
}
