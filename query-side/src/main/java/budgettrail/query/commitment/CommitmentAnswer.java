package budgettrail.query.commitment;

import budgettrail.query.cause.Cause;
import budgettrail.query.fact.Telling;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/**
 * A contract as JSON, with what made and changed it and what was paid under it, as it was recorded.
 * Amounts are yuan with two decimals, as strings.
 *
 * @param asOf the last day that counts
 * @param position the last fact of the log that counts
 * @param since the day it was placed or reopened for
 * @param committed what was reserved by it in all
 * @param outstanding committed, less paid and released
 * @param next the cursor of the next steps, if there are any
 */
@Schema(name = "CommitmentOne")
record CommitmentAnswer(
        LocalDate asOf,
        long position,
        String line,
        String commitment,
        LocalDate since,
        @Nullable String payee,
        @Nullable String reason,
        String committed,
        String paid,
        String released,
        String outstanding,
        List<Step> steps,
        @Nullable String next) {

    /**
     * One step.
     *
     * @param sentence what happened, in the language asked for
     * @param payment the payment under it that it is about
     * @param change of what is outstanding, with its sign
     * @param outstanding what was left behind it
     * @param correlation the id of the request that led to it
     * @param cause what it follows from
     */
    @Schema(name = "CommitmentStep")
    record Step(
            long position,
            LocalDate effective,
            Instant recordedAt,
            String actor,
            String sentence,
            @Nullable String payment,
            String change,
            String outstanding,
            @Nullable String correlation,
            @Nullable String cause,
            @Nullable String importId,
            @Nullable Integer importRow) {
        static Step of(Commitments.Happened one, MessageSource messages, Locale language) {
            var metadata = one.recorded().metadata();
            var cause = Cause.of(one.fact());
            return new Step(
                    one.recorded().position(),
                    one.fact().effective(),
                    one.recorded().recordedAt(),
                    metadata.actor().name(),
                    messages.getMessage(Telling.of(one.fact()).sentence(), language),
                    Telling.payment(one.fact()),
                    one.step().change().yuan(),
                    one.step().outstanding().yuan(),
                    metadata.correlation(),
                    cause == null ? null : cause.name(),
                    metadata.importId(),
                    metadata.importRow());
        }
    }
}
