package budgettrail.seal;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a head of the tree says (C2SP tlog-checkpoint): whose log it is, how many leaves there were,
 * and their root; and one line of ours, when it was made.
 *
 * @param origin the name of the log, in one line
 */
public record Checkpoint(String origin, long size, Hash root, @Nullable Instant time) {
    private static final String TIME = "time ";

    public Checkpoint {
        if (origin.isBlank() || origin.contains("\n") || size < 0) {
            throw new IllegalArgumentException("No head: " + origin + ", " + size);
        }
    }

    /** The lines that are signed, each ended by a line feed. */
    public String text() {
        return origin
                + "\n"
                + size
                + "\n"
                + root.base64()
                + "\n"
                + (time == null ? "" : TIME + time + "\n");
    }

    /**
     * Reads it; lines that it does not know are passed over.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Checkpoint parse(String text) {
        var lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.size() < 4 || !lines.removeLast().isEmpty()) {
            throw new IllegalArgumentException("No head: it has too few lines");
        }
        if (!lines.get(1).matches("0|[1-9][0-9]{0,17}")) {
            throw new IllegalArgumentException("No head: a size is a number");
        }
        return new Checkpoint(
                lines.get(0),
                Long.parseLong(lines.get(1)),
                Hash.ofBase64(lines.get(2)),
                lines.stream()
                        .skip(3)
                        .filter(line -> line.startsWith(TIME))
                        .map(line -> moment(line.substring(TIME.length())))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private static Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("No head: " + text + " is no time", e);
        }
    }
}
