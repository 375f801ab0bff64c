package budgettrail.query.rebuild;

import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Makes the views anew on demand. It changes no fact, so it needs no idempotency key. */
@RestController
@Tag(name = "Projections")
class RebuildController {
    private final Rebuild rebuild;

    RebuildController(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    /** What was done; the time is in milliseconds. */
    record Rebuilt(int generation, long position, long milliseconds) {}

    @RolesAllowed("ADMINISTRATOR")
    @PostMapping("/api/v1/projections/rebuild")
    @Operation(summary = "Make the figures anew from the log")
    Rebuilt rebuild() {
        var outcome =
                rebuild.run()
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.of(
                                                        HttpStatus.CONFLICT, "REBUILD_RUNNING")));
        return new Rebuilt(outcome.generation(), outcome.position(), outcome.took().toMillis());
    }
}
