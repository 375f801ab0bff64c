package budgettrail.query.replay;

import budgettrail.query.figures.Sum;
import budgettrail.query.posting.Measure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the running or a past replay has come, and what differed.
 *
 * @param state {@code NONE} where there was none yet
 * @param phase what it does, while it is running
 * @param extent {@code ALL}, {@code YEAR} or {@code LINE}
 * @param knownAt up to when, as it was asked; absent: everything that was known when it began
 * @param upTo the last position that counts
 * @param position how many facts are posted
 * @param goal how many there are to be posted
 * @param remainingSeconds until all facts are posted; unknown at the very beginning and afterwards
 * @param pausedAt since when it rests; its speed does not count that
 * @param differences how many there are; unknown where nothing was compared
 * @param firstDifferences the first of them by line, measure and day, at most 100
 */
record ReplayAnswer(
        @Nullable Long replay,
        String state,
        @Nullable String phase,
        @Nullable String extent,
        @Nullable Integer fiscalYear,
        @Nullable String line,
        @Nullable String knownAt,
        long upTo,
        long position,
        long goal,
        long factsPerSecond,
        @Nullable Long remainingSeconds,
        @Nullable String startedBy,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        @Nullable String cancelledBy,
        @Nullable String pausedBy,
        @Nullable Instant pausedAt,
        @Nullable Long differences,
        List<ReplayDifference> firstDifferences) {
    static final ReplayAnswer NONE =
            new ReplayAnswer(
                    null, "NONE", null, null, null, null, null, 0, 0, 0, 0, null, null, null, null,
                    null, null, null, null, List.of());

    /**
     * What is live otherwise than the log says. Sums have amounts in yuan; all else has words,
     * which are absent where it is not there.
     *
     * @param kept where: {@code BALANCE}, {@code DAILY}, {@code JOURNAL}, {@code STRETCH} and so on
     * @param line absent: it is about the year
     * @param day from which it counts; absent: any
     * @param subject such as a payment
     * @param firstPosition the first fact from which they differ; absent: the postings agree, and
     *     only what is kept of them differs
     */
    record ReplayDifference(
            String kept,
            int fiscalYear,
            @Nullable String line,
            @Nullable String measure,
            @Nullable LocalDate day,
            @Nullable String subject,
            @Nullable String amountLive,
            @Nullable String amountReplayed,
            @Nullable String live,
            @Nullable String replayed,
            @Nullable Long firstPosition) {
        static ReplayDifference of(Drift it) {
            var measure = it.measure();
            return new ReplayDifference(
                    it.kept().name(),
                    it.year(),
                    it.key() == null ? null : it.line(),
                    measure == null ? null : Measure.nameOf(measure),
                    it.day(),
                    it.subject(),
                    yuan(it.live()),
                    yuan(it.replayed()),
                    it.liveState(),
                    it.replayedState(),
                    it.position());
        }

        private static @Nullable String yuan(@Nullable Sum sum) {
            return sum == null ? null : sum.yuan();
        }
    }

    boolean running() {
        return startedAt != null && endedAt == null;
    }

    static ReplayAnswer of(ToldReplay told) {
        var it = told.progress();
        var pause = it.pause();
        var year = told.extent().year();
        var line = told.extent().line();
        return new ReplayAnswer(
                it.job(),
                it.state().name(),
                it.running() ? told.phase().name() : null,
                told.extent().kind().name(),
                year == null ? null : year.value(),
                line == null ? null : line.toString(),
                told.knownAt(),
                told.upTo(),
                it.done(),
                it.goal(),
                it.factsPerSecond(),
                told.remainingSeconds(),
                it.startedBy(),
                it.startedAt(),
                it.endedAt(),
                it.cancelledBy(),
                pause == null ? null : pause.by(),
                pause == null ? null : pause.since(),
                told.differences(),
                told.first().stream().map(ReplayDifference::of).toList());
    }
}
