package budgettrail.command.importing;

import budgettrail.command.importing.table.RowError;
import budgettrail.event.Actor;
import budgettrail.event.reference.FiscalYear;
import java.time.Instant;
import java.util.List;

/** What became of an order. */
public sealed interface Result {

    /**
     * It is recorded, or would be.
     *
     * @param replayed whether an earlier try with the same key had recorded it
     */
    record Done(ImportAnswer answer, boolean replayed) implements Result {}

    /**
     * Nothing was recorded.
     *
     * @param ofTheState whether only rules of the state refuse it
     */
    record Refused(List<RowError> errors, boolean ofTheState) implements Result {}

    /**
     * The sender bears no role for these rows; for what kinds of rows is said where rows were read.
     */
    record Forbidden(List<RowError> errors) implements Result {}

    /**
     * History comes only into a year in which nobody has acted.
     *
     * @param year which it would change, its own or a later one
     */
    record YearHasOwnFacts(FiscalYear year) implements Result {}

    /** Another file of the year is being imported. */
    record Running() implements Result {}

    /** The very file was begun before, and would be recorded a second time. */
    record FileKnown(Before before) implements Result {}

    /**
     * An earlier import of a file.
     *
     * @param key under which it is known
     * @param interrupted whether only a part of it is recorded
     * @param created when it began to be recorded
     */
    record Before(String importId, Actor actor, String key, boolean interrupted, Instant created) {}

    /** The key was used for another order. */
    record KeyReused() implements Result {}

    /**
     * It had begun, and others were first on what a row needs. The same order under the same key
     * goes on from there.
     *
     * @param entries so many descriptions and commands are recorded
     * @param rows rows of the file
     */
    record Stuck(String importId, int entries, int rows, List<RowError> errors) implements Result {}

    /**
     * It had begun, and the log could not be read or written to its end. The same order under the
     * same key goes on from there.
     *
     * @param entries so many descriptions and commands are recorded for certain
     * @param rows rows of the file
     * @param unknown whether nobody knows if the next ones are, too
     */
    record CutOff(String importId, int entries, int rows, boolean unknown) implements Result {}
}
