package budgettrail.command.importing;

import budgettrail.command.carryover.CloseLine;
import budgettrail.command.line.Command;
import java.util.List;

/**
 * Everything a file leads to, in order: first what names things, then what happens to lines.
 *
 * @param rows rows of the file, without a total
 * @param controlSum the sum of its amounts, in yuan
 */
record Plan(
        List<Described> descriptions,
        List<Planned> commands,
        String encoding,
        int rows,
        String controlSum) {
    Plan {
        descriptions = List.copyOf(descriptions);
        commands = List.copyOf(commands);
    }

    /** Whether it brings money into the next year. */
    boolean carriesForward() {
        return commands.stream().map(Planned::command).anyMatch(Plan::carriesForward);
    }

    private static boolean carriesForward(Command command) {
        return command instanceof LedgerCommand row
                && row.command() instanceof CloseLine closing
                && closing.carryForward().positive();
    }

    static Plan of(TableFile<?> file, List<Described> descriptions, List<Planned> commands) {
        return new Plan(
                descriptions, commands, file.encoding(), file.rows().size(), file.controlSum());
    }
}
