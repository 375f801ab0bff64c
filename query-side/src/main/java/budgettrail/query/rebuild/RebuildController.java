package budgettrail.query.rebuild;

import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Makes the views anew on demand. It changes no fact, so it needs no idempotency key, and an
 * auditor may ask for it: what comes out is what the log says.
 */
@RestController
@Tag(name = "Projections")
class RebuildController {
    private static final String ADDRESS = "/api/v1/projections/rebuild";

    private final Rebuild rebuild;

    RebuildController(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /**
     * How far the running or the last rebuild has come.
     *
     * @param state {@code NONE} where there was none yet
     * @param position how many facts of the log are posted
     * @param goal how many there are
     * @param remainingSeconds unknown at the very beginning, and after the end
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
            @Nullable Long differences,
            List<RebuildDifference> firstDifferences) {
        static final RebuildProgress NONE =
                new RebuildProgress("NONE", 0, 0, 0, null, null, null, null, null, null, List.of());

        static RebuildProgress of(ToldRebuild told) {
            var it = told.progress();
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
    @DeleteMapping(ADDRESS)
    @ApiResponse(responseCode = "202")
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    @Operation(summary = "Ask the running rebuild to end; the figures stay as they are")
    ResponseEntity<RebuildProgress> cancel(Viewer viewer) {
        if (!rebuild.cancel(viewer.name())) {
            throw conflict("NO_REBUILD_RUNNING");
        }
        return ResponseEntity.accepted().location(URI.create(ADDRESS)).body(progress());
    }

    private static ProblemException conflict(String code) {
        return new ProblemException(Problem.of(HttpStatus.CONFLICT, code));
    }
}
