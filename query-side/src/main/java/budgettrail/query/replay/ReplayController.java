package budgettrail.query.replay;

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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Replays on demand. It changes no fact and nothing that is read, so it needs no idempotency key.
 */
@RestController
@RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
@Tag(name = "Projections")
class ReplayController {
    private static final String ADDRESS = "/api/v1/projections/replay";
    private static final String PAST = "/api/v1/projections/replays";

    private final Replay replay;
    private final Watchers watchers;

    ReplayController(Replay replay, Watchers watchers) {
        this.replay = replay;
        this.watchers = watchers;
    }

    /**
     * Past replays, the newest first, without their differences.
     *
     * @param next the cursor of the page after this one; none: this is the last
     */
    record ReplayList(List<ReplayAnswer> replays, @Nullable String next) {}

    @PostMapping(ADDRESS)
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/Problem404")
    @Operation(
            summary =
                    "Begin to post facts once more and to compare them with the live figures,"
                            + " which stay as they are")
    ResponseEntity<ReplayAnswer> start(
            Viewer viewer,
            @Parameter(description = "Only the lines of this year.") @RequestParam(required = false)
                    @Nullable String fiscalYear,
            @Parameter(description = "Only this line.") @RequestParam(required = false)
                    @Nullable String line,
            @Parameter(
                            description =
                                    "Up to this moment or position of the log; everything known"
                                            + " if absent.")
                    @RequestParam(required = false)
                    @Nullable String knownAt) {
        if (!replay.start(viewer.name(), Asked.extent(fiscalYear, line), knownAt)) {
            throw conflict(replay.occupied());
        }
        return accepted(true);
    }

    @GetMapping(ADDRESS)
    @Operation(summary = "How far the running or the last replay has come, and what differed")
    ReplayAnswer progress() {
        return replay.last().map(ReplayAnswer::of).orElse(ReplayAnswer.NONE);
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
    SseEmitter events() {
        return watchers.watch(
                () -> {
                    var now = progress();
                    return new Watchers.Told(now, !now.running());
                });
    }

    @DeleteMapping(ADDRESS)
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @Operation(summary = "Ask the running replay to end")
    ResponseEntity<ReplayAnswer> cancel(Viewer viewer) {
        return accepted(replay.cancel(viewer.name()));
    }

    @PutMapping(ADDRESS + "/pause")
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @Operation(summary = "Let the running replay rest; it keeps its place")
    ResponseEntity<ReplayAnswer> pause(Viewer viewer) {
        return accepted(replay.pause(viewer.name()));
    }

    @DeleteMapping(ADDRESS + "/pause")
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @Operation(summary = "Let the replay that rests go on")
    ResponseEntity<ReplayAnswer> resume() {
        return accepted(replay.resume());
    }

    @GetMapping(PAST)
    @Operation(summary = "Past replays, the newest first, without their differences")
    ReplayList past(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var page = Past.of(replay, cursor, Parameters.limit(limit));
        return new ReplayList(page.replays().stream().map(ReplayAnswer::of).toList(), page.next());
    }

    @GetMapping(PAST + "/{replay}")
    @ApiResponse(responseCode = "200", description = "OK")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/Problem404")
    @Operation(summary = "A past replay, and what differed")
    ReplayAnswer one(@PathVariable("replay") String number) {
        return ReplayAnswer.of(Asked.replay(replay, number));
    }

    private ResponseEntity<ReplayAnswer> accepted(boolean running) {
        if (!running) {
            throw conflict(replay.settled());
        }
        return ResponseEntity.accepted().location(URI.create(ADDRESS)).body(progress());
    }

    private static ProblemException conflict(String code) {
        return new ProblemException(Problem.of(HttpStatus.CONFLICT, code));
    }
}
