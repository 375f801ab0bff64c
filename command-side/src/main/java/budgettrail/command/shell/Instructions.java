package budgettrail.command.shell;

import java.util.List;

/**
 * What Axon's command bus carries: instructions decided one after the other and recorded together
 * or not at all.
 *
 * @param presuming whether what a command takes itself is presumed free, see {@link
 *     budgettrail.command.line.Command#presumedFree}
 */
public record Instructions(List<Instruction> list, boolean presuming) {
    /** Most instructions in one unit of work. */
    public static final int MOST = 1_000;

    /** With everything looked up. */
    public Instructions(List<Instruction> list) {
        this(list, false);
    }

    public Instructions {
        list = List.copyOf(list);
        if (list.isEmpty() || list.size() > MOST) {
            throw new IllegalArgumentException(
                    "1 to " + MOST + " instructions, not " + list.size());
        }
    }
}
