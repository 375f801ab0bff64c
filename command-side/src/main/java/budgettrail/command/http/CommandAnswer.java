package budgettrail.command.http;

import budgettrail.command.shell.Outcome;
import budgettrail.log.Codec;
import budgettrail.log.Recorded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a command.
 *
 * @param position of the last fact; a read with {@code minPosition} set to it sees the command's
 *     effect
 * @param recordedAt when the log learned it; nothing if there was nothing to record
 */
public record CommandAnswer(long position, @Nullable Instant recordedAt, List<RecordedFact> facts) {
    private static final Codec CODEC = new Codec();

    /** One fact of the answer, by its stored name. */
    public record RecordedFact(
            long position, String stream, long sequence, String type, LocalDate effective) {}

    static CommandAnswer of(Outcome.Done done) {
        var facts = done.facts().stream().map(CommandAnswer::fact).toList();
        return new CommandAnswer(
                done.position(),
                facts.isEmpty() ? null : done.facts().getFirst().recordedAt(),
                facts);
    }

    private static RecordedFact fact(Recorded recorded) {
        return new RecordedFact(
                recorded.position(),
                recorded.stream(),
                recorded.sequence(),
                CODEC.type(recorded.fact()),
                recorded.fact().effective());
    }
}
