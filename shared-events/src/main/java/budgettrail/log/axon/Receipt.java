package budgettrail.log.axon;

import budgettrail.log.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.messaging.Message;

/**
 * What one unit of work recorded, for the one who gave the command: it travels in the command's
 * metadata.
 */
public final class Receipt {
    /** Where it travels. */
    public static final String KEY = "budgettrail.receipt";

    private final List<Recorded> recorded = new ArrayList<>();

    /** The facts as recorded, empty until the unit of work has committed. */
    public List<Recorded> recorded() {
        return List.copyOf(recorded);
    }

    void add(List<Recorded> facts) {
        recorded.addAll(facts);
    }

    static Optional<Receipt> of(Message<?> message) {
        return Optional.ofNullable((Receipt) message.getMetaData().get(KEY));
    }
}
