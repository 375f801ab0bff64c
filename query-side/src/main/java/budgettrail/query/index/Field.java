package budgettrail.query.index;

import java.util.EnumSet;
import java.util.Set;

/**
 * What of a fact is text to be found by. Segments keep each under its ordinal: whoever changes the
 * order, or what is kept, raises {@link Segments#VERSION}.
 */
public enum Field {
    /** The stored name of its type. */
    ACTION,
    ACTOR,
    LINE,
    /** Of the line on the fact's day, or the one that the fact describes. */
    UNIT,
    /** As the unit. */
    PROJECT,
    PAYMENT,
    VOUCHER,
    PAYEE,
    REASON,
    DOCUMENT,
    /** Of a unit, a project or a code. */
    NAME,
    /** Every other name it bears, such as of a contract or an adjustment. */
    OTHER,
    /** The id of the request that led to it; its {@link Print}. */
    CORRELATION,
    /** What it follows from. */
    CAUSE,
    /** What it follows from besides. */
    OTHER_CAUSE,
    /**
     * As the unit, not folded, of facts of lines: others may be called the same but for case and
     * width, and nobody is shown theirs for his own.
     */
    EXACT_UNIT;

    /** Where a word without a key is looked for. */
    public static final Set<Field> OF_WORDS = Set.copyOf(EnumSet.range(LINE, OTHER));
}
