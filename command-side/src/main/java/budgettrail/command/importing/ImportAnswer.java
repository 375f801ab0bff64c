package budgettrail.command.importing;

import org.jspecify.annotations.Nullable;

/**
 * The answer to an import.
 *
 * @param importId nothing for a dry run
 * @param encoding the encoding the file was found to be in
 * @param rows rows of the file, without a total
 * @param facts facts recorded, or that would be
 * @param controlSum the sum of the file's amounts, in yuan
 * @param position of the last fact; a read with {@code minPosition} set to it sees all of them
 */
public record ImportAnswer(
        @Nullable String importId,
        String kind,
        int fiscalYear,
        String encoding,
        int rows,
        int facts,
        String controlSum,
        long position,
        boolean dryRun) {}
