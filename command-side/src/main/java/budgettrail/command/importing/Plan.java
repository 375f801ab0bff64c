package budgettrail.command.importing;

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

    static Plan of(TableFile<?> file, List<Described> descriptions, List<Planned> commands) {
        return new Plan(
                descriptions, commands, file.encoding(), file.rows().size(), file.controlSum());
    }
}
