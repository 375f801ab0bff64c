package budgettrail.faults;

import budgettrail.command.line.Command;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One command that a client means to have carried out, and what it was told. Its numbers are places
 * in the journal: whatever stands before another place happened before it.
 */
final class Intent {
    final String key;
    final Command command;

    /** Where it was meant. */
    final long meant;

    /** Where the try began that was answered. */
    long tried;

    /** Where the definite answer came; 0 while there is none. */
    long answered;

    /** How many tries ended without an answer, and so may have an effect whenever they like. */
    int unknown;

    @Nullable Answer answer;

    Intent(String key, Command command, long meant) {
        this.key = key;
        this.command = command;
        this.meant = meant;
    }

    String user() {
        return Wire.of(command).user();
    }

    /**
     * A definite answer.
     *
     * @param code of a refusal; empty if it was accepted
     * @param facts where they are in the log
     */
    record Answer(int status, String code, List<Long> facts, boolean replayed) {
        boolean accepted() {
            return status / 100 == 2;
        }
    }

    boolean accepted() {
        return answer != null && answer.accepted();
    }

    boolean refused() {
        return answer != null && !answer.accepted();
    }

    @Override
    public String toString() {
        return key + " (" + command + ", answered " + answer + ", " + unknown + " unknown)";
    }
}
