package budgettrail.query.audit;

import budgettrail.log.EventLog;
import budgettrail.log.seal.Verifications;
import budgettrail.query.job.Watchers;
import budgettrail.query.reading.Parameters;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Verifies the log on demand. It changes no fact, so it needs no idempotency key. */
@RestController
@RolesAllowed({"AUDITOR", "ADMINISTRATOR"})
@Tag(name = "Audit")
class VerificationController {
    private static final String ADDRESS = "/api/v1/audit/verification";

    private final Verifications verifications;
    private final FaultWords words;
    private final EventLog log;
    private final Watchers watchers;

    VerificationController(
            Verifications verifications, FaultWords words, EventLog log, Watchers watchers) {
        this.verifications = verifications;
        this.words = words;
        this.log = log;
        this.watchers = watchers;
    }

    @PostMapping(ADDRESS)
    @ApiResponse(responseCode = "202")
    @Operation(summary = "Begin to recompute the log and to compare it with its seal")
    ResponseEntity<VerificationAnswer> start(
            Viewer viewer,
            @Parameter(description = "Only what stands behind this position; all if absent.")
                    @RequestParam(required = false)
                    @Nullable String after,
            Locale locale) {
        if (!verifications.start(viewer.name(), position(after))) {
            throw conflict("VERIFICATION_RUNNING");
        }
        return accepted(locale);
    }

    /** Behind the last fact there is nothing that could pass. */
    private long position(@Nullable String after) {
        var position = after == null ? 0 : Parameters.position("after", after);
        if (position > 0 && position >= log.head()) {
            throw Parameters.invalid("after");
        }
        return position;
    }

    @GetMapping(ADDRESS)
    @Operation(summary = "How far the running or the last verification has come, and its faults")
    VerificationAnswer progress(Locale locale) {
        return verifications
                .last()
                .map(it -> VerificationAnswer.of(it, words, locale))
                .orElse(VerificationAnswer.NONE);
    }

    @GetMapping(path = ADDRESS + "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(type = "string")))
    @Operation(summary = "The same as events, until it has ended")
    SseEmitter events(Locale locale) {
        return watchers.watch(
                () -> {
                    var now = progress(locale);
                    return new Watchers.Told(now, !now.running());
                });
    }

    @DeleteMapping(ADDRESS)
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @Operation(summary = "Ask the running verification to end")
    ResponseEntity<VerificationAnswer> cancel(Viewer viewer, Locale locale) {
        if (!verifications.cancel(viewer.name())) {
            throw conflict("NO_VERIFICATION_RUNNING");
        }
        return accepted(locale);
    }

    private ResponseEntity<VerificationAnswer> accepted(Locale locale) {
        return ResponseEntity.accepted().location(URI.create(ADDRESS)).body(progress(locale));
    }

    private static ProblemException conflict(String code) {
        return new ProblemException(Problem.of(HttpStatus.CONFLICT, code));
    }
}
