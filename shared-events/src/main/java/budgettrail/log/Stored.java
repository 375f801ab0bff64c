package budgettrail.log;

import java.time.Instant;

/**
 * A fact as its bytes are kept. Whoever reads many of them takes these from the log one after the
 * other, and understands them with several threads.
 *
 * @param payload the fact, as {@link Codec} wrote it
 * @param metadata what is kept beside it, likewise
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares them, and nobody keeps them.
public record Stored(
        long position,
        String stream,
        long sequence,
        String type,
        short version,
        byte[] payload,
        byte[] metadata,
        Instant recordedAt) {
    /** Of what is kept of it, in bytes. */
    public int size() {
        return payload.length + metadata.length;
    }
}
