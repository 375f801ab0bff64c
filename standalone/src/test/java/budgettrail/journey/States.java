package budgettrail.journey;

import budgettrail.command.line.Closed;
import budgettrail.command.line.LineState;
import budgettrail.command.line.ModelBook;
import budgettrail.command.line.Open;
import budgettrail.command.line.Unopened;
import budgettrail.command.shell.LineReader;
import budgettrail.event.line.LineId;
import java.util.List;

/** The lines as the command side folds them from the log. */
final class States {
    private final LineReader reader;

    States(LineReader reader) {
        this.reader = reader;
    }

    /** Every line of the sequence stands as in its second book. */
    void agree(RandomSequence sequence) {
        var states = reader.newest(sequence.budget().lines());
        for (var line : sequence.budget().lines()) {
            var found = of(states.getOrDefault(line, LineState.UNOPENED));
            var expected = of(sequence.book(), line);
            if (!found.equals(expected)) {
                throw new AssertionError(
                        "seed %d, line %s: the state %s is not %s"
                                .formatted(sequence.seed(), line, found, expected));
            }
        }
    }

    private static List<Object> of(LineState state) {
        return switch (state) {
            case Unopened _ -> List.of("unopened");
            case Closed _ -> List.of("closed");
            case Open open ->
                    List.of(
                            open.sums().adjusted().fen(),
                            open.sums().paid().fen(),
                            open.sums().committed().fen(),
                            open.sums().pending().fen(),
                            open.available().fen());
        };
    }

    private static List<Object> of(ModelBook book, LineId line) {
        if (!book.knows(line)) {
            return List.of("unopened");
        }
        return book.closed(line)
                ? List.of("closed")
                : List.of(
                        book.adjusted(line),
                        book.paid(line),
                        book.committed(line),
                        book.pending(line),
                        book.available(line));
    }
}
