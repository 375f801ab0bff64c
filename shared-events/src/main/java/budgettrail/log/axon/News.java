package budgettrail.log.axon;

import java.time.Instant;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * What a reader of the log is handed: that there are facts, and where. It fetches them itself, all
 * that it handles together at once. (A message for each fact cost more than the fact.)
 *
 * @param after the position before the first of them
 * @param last the position of the last of them
 */
public record News(long after, long last) {
    /** It is read when all of it is: the token is that of the last fact. */
    TrackedEventMessage<News> message() {
        return new GenericTrackedEventMessage<>(
                new GlobalSequenceTrackingToken(last),
                new GenericEventMessage<>(
                        Long.toString(last), this, MetaData.emptyInstance(), Instant.now()));
    }
}
