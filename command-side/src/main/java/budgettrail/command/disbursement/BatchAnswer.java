package budgettrail.command.disbursement;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of many payments.
 *
 * @param position of the last fact of them; 0 if there is none
 * @param rows in the order in which they were sent
 */
record BatchAnswer(
        int recorded, int replayed, int refused, long position, List<SettledPayment> rows) {

    /** What became of one. */
    enum Became {
        RECORDED,
        /** An earlier try with the same key had recorded it. */
        REPLAYED,
        REFUSED
    }

    /**
     * One of them.
     *
     * @param row counted from 0
     * @param position of its fact, unless it was refused
     * @param problem what it would have been answered alone, if it was refused
     */
    record SettledPayment(
            int row,
            Became became,
            @Nullable Long position,
            @Nullable Map<String, Object> problem) {}

    static BatchAnswer of(List<SettledPayment> rows) {
        return new BatchAnswer(
                count(rows, Became.RECORDED),
                count(rows, Became.REPLAYED),
                count(rows, Became.REFUSED),
                rows.stream()
                        .map(SettledPayment::position)
                        .mapToLong(position -> position == null ? 0 : position)
                        .max()
                        .orElse(0),
                rows);
    }

    private static int count(List<SettledPayment> rows, Became became) {
        return (int) rows.stream().filter(row -> row.became() == became).count();
    }
}
