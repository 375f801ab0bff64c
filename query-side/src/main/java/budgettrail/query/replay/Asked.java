package budgettrail.query.replay;

import budgettrail.event.line.LineId;
import budgettrail.query.reading.Parameters;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** What is asked of replays, as it is written. */
final class Asked {
    private Asked() {}

    /** A line names its year: both of them are one too many. */
    static Extent extent(@Nullable String fiscalYear, @Nullable String line) {
        if (line == null) {
            return fiscalYear == null ? Extent.ALL : Extent.of(Parameters.fiscalYear(fiscalYear));
        }
        if (fiscalYear != null) {
            throw Parameters.invalid("fiscalYear");
        }
        return Extent.of(LineId.parse(line).orElseThrow(() -> Parameters.invalid("line")));
    }

    static ToldReplay replay(Replay replay, String number) {
        return replay.numbered(Parameters.position("replay", number))
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.of(
                                                HttpStatus.NOT_FOUND, "UNKNOWN_REPLAY", number)));
    }
}
