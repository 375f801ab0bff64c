package budgettrail.command.importing;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What the document says of files that are refused: the errors come as a file if asked for. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ApiResponse(
        responseCode = "400",
        description = "Malformed: each wrong place is named. Nothing is recorded.",
        content =
                @Content(
                        mediaType = ImportController.CSV,
                        schema = @Schema(type = "string", description = RefusedFile.ERRORS)))
@ApiResponse(
        responseCode = "403",
        description =
                "The roles of the token do not allow it, or some of its rows. Nothing is recorded.",
        content =
                @Content(
                        mediaType = ImportController.CSV,
                        schema = @Schema(type = "string", description = RefusedFile.ERRORS)))
@ApiResponse(
        responseCode = "409",
        description =
                "A rule of the state forbids it, and nothing is recorded now. An import that is"
                    + " IMPORT_INTERRUPTED had begun: importId, entries and rows say how much of it"
                    + " is recorded, never as CSV.",
        content =
                @Content(
                        mediaType = ImportController.CSV,
                        schema = @Schema(type = "string", description = RefusedFile.ERRORS)))
@interface RefusedFile {
    String ERRORS =
            "Of a refused file, with Accept: text/csv. Columns: row, column, code, message.";
}
