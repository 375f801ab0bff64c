package budgettrail.query.export;

import budgettrail.query.reading.Parameters;
import budgettrail.web.access.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The log to take away, for whoever audits it. */
@RestController
@Tag(name = "Audit")
class ExportController {
    private final Exports exports;

    ExportController(Exports exports) {
        this.exports = exports;
    }

    @RolesAllowed({"AUDITOR", "ADMINISTRATOR"})
    @GetMapping(path = "/api/v1/audit/export", produces = ExportDownload.ZIP)
    @Operation(
            summary =
                    "The sealed log in one file that a verifier checks offline; of one year, one"
                            + " unit, or all")
    @ApiResponse(
            responseCode = "200",
            description = "OK",
            content =
                    @Content(
                            mediaType = ExportDownload.ZIP,
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "409", ref = "#/components/responses/Problem409")
    void export(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String fiscalYear,
            @RequestParam(required = false) @Nullable String unit,
            HttpServletRequest request,
            HttpServletResponse answer)
            throws IOException {
        var year = fiscalYear == null ? null : Parameters.fiscalYear(fiscalYear);
        exports.send(
                viewer,
                year,
                Parameters.code("unit", unit),
                new ExportDownload(request, answer)::send);
    }
}
