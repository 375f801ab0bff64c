package budgettrail.command.shell;

import java.util.List;

/**
 * What Axon's command bus carries: instructions decided one after the other and recorded together
 * or not at all.
 */
public record Instructions(List<Instruction> list) {
    /** Most instructions in one unit of work. */
    public static final int MOST = 1_000;

    public Instructions {
        list = List.copyOf(list);
        if (list.isEmpty() || list.size() > MOST) {
            throw new IllegalArgumentException(
                    "1 to " + MOST + " instructions, not " + list.size());
        }
    }
}
