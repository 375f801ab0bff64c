package budgettrail.command.importing;

import budgettrail.command.http.Roles;
import budgettrail.web.access.Role;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Where the id leads that answers, problems and facts of an import name. */
@RestController
@RolesAllowed({Roles.OFFICER, Roles.CLERK, Roles.MIGRATOR, Roles.AUDITOR, Roles.ADMINISTRATOR})
@Tag(name = "Imports")
class BegunImportController {
    private final ImportJobs jobs;

    BegunImportController(ImportJobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping("/api/v1/imports/begun/{importId}")
    @Operation(
            summary = "How an import stands that has begun",
            description =
                    "One's own; auditors and administrators see all. What was only checked, or"
                            + " refused, has not begun.")
    BegunImport begun(@PathVariable String importId, Viewer viewer) {
        return jobs.begun(importId)
                .filter(begun -> maySee(viewer, begun))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private static boolean maySee(Viewer viewer, BegunImport begun) {
        return viewer.is(Role.AUDITOR)
                || viewer.is(Role.ADMINISTRATOR)
                || viewer.name().equals(begun.actor());
    }
}
