package budgettrail.command.disbursement;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of many payments.
 *
 * @param unsettled those after a failure of the log; to be sent again
 * @param position of the last fact of them; 0 if there is none
 * @param rows in the order in which they were sent
 */
record BatchAnswer(
        int recorded,
        int replayed,
        int refused,
        int unsettled,
        long position,
        List<SettledPayment> rows) {

    /** What became of one. */
    enum Became {
        RECORDED,
        /** An earlier try with the same key had recorded it. */
        REPLAYED,
        REFUSED,
        /**
         * Not known: the log could not be written, or did not say. Sent again with the same key it
         * has one effect.
         */
        UNSETTLED
    }

    /**
     * One of them.
     *
     * @param row counted from 0
     * @param position of its fact, if it is recorded
     * @param problem what it would have been answered alone, if it is not
     */
    record SettledPayment(
            int row,
            Became became,
            @Nullable Long position,
            @Schema(ref = "#/components/schemas/Problem") @Nullable Map<String, Object> problem) {}

    static BatchAnswer of(List<SettledPayment> rows) {
        return new BatchAnswer(
                count(rows, Became.RECORDED),
                count(rows, Became.REPLAYED),
                count(rows, Became.REFUSED),
                count(rows, Became.UNSETTLED),
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
