package budgettrail.query.rebuild;

import budgettrail.query.job.Watchers;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Makes the views anew on demand. It changes no fact, so it needs no idempotency key, and an
 * auditor may ask for it: what comes out is what the log says.
 */
@RestController
@Tag(name = "Projections")
class RebuildController {
    private static final String ADDRESS = "/api/v1/projections/rebuild";

    private final Rebuild rebuild;
    private final Watchers watchers;

    RebuildController(Rebuild rebuild, Watchers watchers) {
        this.rebuild = rebuild;
        this.watchers = watchers;
    }

    /**
     * How far the running or the last rebuild has come.
     *
     * @param state {@code NONE} where there was none yet
     * @param position how many facts of the log are posted
     * @param goal how many there are
     * @param remainingSeconds unknown at the very beginning, and after the end
     * @param pausedAt since when it rests; its speed does not count that
     * @param differences in how many balances the figures differ from those that were live before;
     *     unknown where they were not compared
     * @param firstDifferences the first of them, at most 100
     */
    record RebuildProgress(
            String state,
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
            List<RebuildDifference> firstDifferences) {
        static final RebuildProgress NONE =
                new RebuildProgress(
                        "NONE", 0, 0, 0, null, null, null, null, null, null, null, null, List.of());

        boolean running() {
            return startedAt != null && endedAt == null;
        }

        static RebuildProgress of(ToldRebuild told) {
            var it = told.progress();
            var pause = it.pause();
            return new RebuildProgress(
                    it.state().name(),
                    it.done(),
                    it.goal(),
                    it.factsPerSecond(),
                    it.remainingSeconds(),
                    it.startedBy(),
                    it.startedAt(),
                    it.endedAt(),
                    it.cancelledBy(),
                    pause == null ? null : pause.by(),
                    pause == null ? null : pause.since(),
                    told.differences(),
                    told.first().stream().map(RebuildDifference::of).toList());
        }
    }

    /**
     * A balance that came out otherwise than it was live before.
     *
     * @param amountLive what was shown, in yuan
     * @param amountRemade what the log says, in yuan
     * @param firstPosition the first posting in which the two differ; none: only the balance does,
     *     or it was not found in time
     */
    record RebuildDifference(
            String line,
            String measure,
            String amountLive,
            String amountRemade,
            @Nullable Long firstPosition) {
        static RebuildDifference of(Difference it) {
            return new RebuildDifference(
                    it.line(), it.measure(), it.live().yuan(), it.remade().yuan(), it.position());
        }
    }

    @RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
    @PostMapping(ADDRESS)
    @ApiResponse(responseCode = "202")
    @Operation(summary = "Begin to make the figures anew from the log")
    ResponseEntity<RebuildProgress> start(Viewer viewer) {
        if (!rebuild.start(viewer.name())) {
            throw conflict(rebuild.occupied());
        }
        return ResponseEntity.accepted().location(URI.create(ADDRESS)).body(progress());
    }

    @RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
    @GetMapping(ADDRESS)
    @Operation(summary = "How far the running or the last rebuild has come")
    RebuildProgress progress() {
        return rebuild.progress().map(RebuildProgress::of).orElse(RebuildProgress.NONE);
    }

    @RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
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

    @RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
    @DeleteMapping(ADDRESS)
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @Operation(summary = "Ask the running rebuild to end; the figures stay as they are")
    ResponseEntity<RebuildProgress> cancel(Viewer viewer) {
        return accepted(rebuild.cancel(viewer.name()));
    }

    @RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
    @PutMapping(ADDRESS + "/pause")
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @Operation(summary = "Let the running rebuild rest; it keeps its place")
    ResponseEntity<RebuildProgress> pause(Viewer viewer) {
        return accepted(rebuild.pause(viewer.name()));
    }

    @RolesAllowed({"ADMINISTRATOR", "AUDITOR"})
    @DeleteMapping(ADDRESS + "/pause")
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @Operation(summary = "Let the rebuild that rests go on")
    ResponseEntity<RebuildProgress> resume() {
        return accepted(rebuild.resume());
    }

    private ResponseEntity<RebuildProgress> accepted(boolean running) {
        if (!running) {
            throw conflict(rebuild.settled());
        }
        return ResponseEntity.accepted().location(URI.create(ADDRESS)).body(progress());
    }

    private static ProblemException conflict(String code) {
        return new ProblemException(Problem.of(HttpStatus.CONFLICT, code));
    }
}
