package budgettrail.log;

import budgettrail.event.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the register: derived from one fact and its metadata, inserted by the append that
 * stores the fact, never changed.
 *
 * @param round 0 unless the key was taken and freed before
 * @param stream the stream of the fact
 * @param position the position of the fact
 * @param subject what the row is summed for, see {@link RegisterKey.Kind}
 */
public record RegisterRow(
        RegisterKey key,
        int round,
        String stream,
        long position,
        @Nullable String subject,
        Money amount,
        LocalDate effective) {}
