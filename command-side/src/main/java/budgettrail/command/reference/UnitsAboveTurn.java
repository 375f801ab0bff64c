package budgettrail.command.reference;

import budgettrail.log.RegisterKey;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets those who put units below others go one after the other, in the order in which they came: of
 * all who claim the next round of {@link RegisterKey#unitsAbove}, one at a time need not try again.
 * It is the register that keeps two from claiming the same, so nobody has to wait here.
 */
@Component
public final class UnitsAboveTurn {
    /** As long as a unit queues for the log: who has it longer waits for the log himself. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ReentrantLock turn = new ReentrantLock(true);

    /**
     * Does the work: once it is its turn if it claims the next round, or out of turn if that does
     * not come soon.
     */
    public <T> T during(Set<RegisterKey> asked, Supplier<T> work) {
        var taken = asked.contains(RegisterKey.unitsAbove()) && isTaken();
        try {
            return work.get();
        } finally {
            if (taken) {
                turn.unlock();
            }
        }
    }

    private boolean isTaken() {
        try {
            return turn.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // The log hears of it, and says what was recorded.
            return false;
        }
    }
}
