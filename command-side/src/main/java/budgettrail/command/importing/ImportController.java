package budgettrail.command.importing;

import budgettrail.command.http.Roles;
import budgettrail.command.importing.table.RowError;
import budgettrail.command.importing.table.Upload;
import budgettrail.command.importing.table.Upload.Format;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.Giver;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FiscalYear;
import budgettrail.web.problem.FieldError;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import budgettrail.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** Takes whole files of facts, all or nothing. */
@RestController
@RequestMapping("/api/v1/imports")
@RolesAllowed({Roles.OFFICER, Roles.CLERK, Roles.MIGRATOR})
@Tag(name = "Imports")
class ImportController {
    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CSV = "text/csv";

    private static final Set<String> PARAMETERS =
            Set.of("fiscalYear", "dryRun", "again", "controlTotal", "controlCount", "lang");

    private static final String FILE = "file";
    private static final String PROJECTS = "projects";

    /** What a kind takes beside its file. */
    private static final Map<String, String> SECOND =
            Map.of(Kind.BUDGET_LINES.path(), PROJECTS, Kind.EXECUTION.path(), Planner.NEW_LINES);

    /** Seconds after which one that was cut off may come back. */
    private static final String RETRY_AFTER = "2";

    /** The document knows one operation per address, however many bodies it takes. */
    private static final String SUMMARY = "Import a file, or two that belong together (导入)";

    private static final String DESCRIPTION =
            "Kinds: units, function-codes, economic-codes, projects, budget-lines, execution."
                + " Everything is decided before the first fact is recorded; of a file that is"
                + " refused nothing is. One that had begun (IMPORT_INTERRUPTED, IMPORT_CUT_OFF) is"
                + " answered with what is recorded of it, and goes on under the same"
                + " Idempotency-Key. With Accept: text/csv the errors of a refused file come as a"
                + " file. In a multipart body new_lines beside a ledger describes lines that open"
                + " with their first supplement; projects beside budget-lines says which part of a"
                + " project is 财政拨款. A year-end row of 0.00 in a ledger ends the year of a line"
                + " without a balance. In a ledger statutory (Y or N) says which supplements and"
                + " reductions are statutory (法定预算调整). A ledger that was imported already is"
                + " refused (FILE_IMPORTED_BEFORE), unless again=true says that its rows are meant"
                + " once more.";

    private static final String NOTHING_RECORDED = "Checked only, or nothing had to be recorded.";

    private final Importing importing;
    private final ErrorFile errorFile;

    ImportController(Importing importing, ErrorFile errorFile) {
        this.importing = importing;
        this.errorFile = errorFile;
    }

    /**
     * What the address says of the file.
     *
     * @param again whether a ledger that was imported already is to be recorded once more
     * @param controlTotal yuan; the file is refused if it adds up to something else
     * @param controlCount the file is refused if it has another number of rows
     */
    record Said(
            @Parameter(required = true) int fiscalYear,
            @Nullable Boolean dryRun,
            @Nullable Boolean again,
            @Nullable String controlTotal,
            @Nullable Integer controlCount) {}

    @PostMapping(
            path = "/{kind}",
            consumes = {CSV, XLSX})
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = NOTHING_RECORDED,
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @RefusedFile
    ResponseEntity<?> file(
            @PathVariable String kind,
            @RequestBody byte[] body,
            @Parameter(hidden = true) @RequestHeader(HttpHeaders.CONTENT_TYPE) MediaType type,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept,
            @ParameterObject Said said,
            @Parameter(hidden = true) Locale locale,
            HttpServletRequest request,
            Giver giver) {
        mustBeKnown(request);
        return submit(
                order(kind, said, new Upload(body, format(type)), null), giver, accept, locale);
    }

    @PostMapping(path = "/{kind}", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = SUMMARY, description = DESCRIPTION)
    @ApiResponse(
            responseCode = "200",
            description = NOTHING_RECORDED,
            content = @Content(schema = @Schema(implementation = ImportAnswer.class)))
    @RefusedFile
    ResponseEntity<?> files(
            @PathVariable String kind,
            @RequestPart(FILE) MultipartFile file,
            @RequestPart(name = Planner.NEW_LINES, required = false)
                    @Nullable MultipartFile newLines,
            @RequestPart(name = PROJECTS, required = false) @Nullable MultipartFile projects,
            @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false)
                    @Nullable String accept,
            @ParameterObject Said said,
            @Parameter(hidden = true) Locale locale,
            MultipartHttpServletRequest request,
            Giver giver)
            throws IOException {
        mustBeKnown(request);
        mustBeTaken(kind, request);
        var second = kind.equals(Kind.BUDGET_LINES.path()) ? projects : newLines;
        return submit(
                order(kind, said, upload(file), second == null ? null : upload(second)),
                giver,
                accept,
                locale);
    }

    /**
     * What is misspelt or empty would leave out what its sender meant: a file is recorded whole.
     */
    private static void mustBeKnown(HttpServletRequest request) {
        request.getParameterMap()
                .forEach(
                        (name, values) -> {
                            if (!PARAMETERS.contains(name)
                                    || values.length != 1
                                    || values[0].isBlank()) {
                                throw new ProblemException(Problems.invalidParameter(name));
                            }
                        });
    }

    private static void mustBeTaken(String kind, MultipartHttpServletRequest request) {
        request.getMultiFileMap()
                .forEach(
                        (name, parts) -> {
                            var taken =
                                    name.equals(FILE)
                                            || name.equals(SECOND.getOrDefault(kind, FILE));
                            if (!taken || parts.size() != 1) {
                                throw new ProblemException(Problems.invalidParameter(name));
                            }
                        });
    }

    private static Order order(String path, Said said, Upload file, @Nullable Upload second) {
        var kind = Kind.of(path).orElseThrow(() -> new ProblemException(Problems.notFound()));
        if (said.fiscalYear() < FiscalYear.EARLIEST || said.fiscalYear() > FiscalYear.LATEST) {
            throw new ProblemException(Problems.invalidParameter("fiscalYear"));
        }
        return new Order(
                kind,
                new FiscalYear(said.fiscalYear()),
                file,
                second,
                controls(said),
                Boolean.TRUE.equals(said.dryRun()),
                Boolean.TRUE.equals(said.again()));
    }

    private static Controls controls(Said said) {
        var total = said.controlTotal();
        return new Controls(
                total == null
                        ? null
                        : Money.parse(total)
                                .orElseThrow(
                                        () ->
                                                new ProblemException(
                                                        Problems.invalidParameter("controlTotal"))),
                said.controlCount());
    }

    private static Upload upload(MultipartFile part) throws IOException {
        var type = part.getContentType();
        var name = part.getOriginalFilename();
        var workbook = name != null && name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
        return new Upload(
                part.getBytes(), workbook || XLSX.equals(type) ? Format.XLSX : Format.CSV);
    }

    private static Format format(MediaType type) {
        return type.isCompatibleWith(MediaType.parseMediaType(XLSX)) ? Format.XLSX : Format.CSV;
    }

    private ResponseEntity<?> submit(
            Order order, Giver giver, @Nullable String accept, Locale locale) {
        return switch (importing.submit(order, giver)) {
            case Result.Done(var answer, var replayed) -> done(answer, replayed);
            case Result.Refused(var errors, var ofTheState) -> {
                var status = ofTheState ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
                yield refused(status, "IMPORT_REFUSED", errors, accept, locale);
            }
            case Result.Forbidden(var errors) when errors.isEmpty() ->
                    throw new ProblemException(Problems.forbidden());
            case Result.Forbidden(var errors) ->
                    refused(HttpStatus.FORBIDDEN, "FORBIDDEN", errors, accept, locale);
            case Result.Stuck stuck -> throw problem(stuck);
            case Result.CutOff cutOff -> throw problem(cutOff);
            case Result.YearHasOwnFacts(var year) ->
                    throw problem(HttpStatus.CONFLICT, "YEAR_HAS_OWN_FACTS", year);
            case Result.Running() ->
                    throw problem(HttpStatus.CONFLICT, "IMPORT_RUNNING", order.year());
            case Result.FileKnown(var before) -> throw problem(before, order.year());
            case Result.KeyReused() ->
                    throw problem(HttpStatus.UNPROCESSABLE_CONTENT, "IDEMPOTENCY_KEY_REUSED");
        };
    }

    private static ProblemException problem(HttpStatus status, String code, Object... arguments) {
        return new ProblemException(Problem.of(status, code, arguments));
    }

    private static ProblemException problem(Result.Before before, FiscalYear year) {
        var day = before.created().atZone(CommandDesk.TREASURY).toLocalDate().toString();
        var problem =
                Problem.of(
                        HttpStatus.CONFLICT,
                        before.interrupted() ? "FILE_INTERRUPTED_BEFORE" : "FILE_IMPORTED_BEFORE",
                        year,
                        day,
                        before.actor().name(),
                        before.key());
        return new ProblemException(problem.with("importId", before.importId()));
    }

    /** Some of it is recorded: nobody is told that nothing is. */
    private static ProblemException problem(Result.CutOff cutOff) {
        var status = cutOff.unknown() ? HttpStatus.GATEWAY_TIMEOUT : HttpStatus.SERVICE_UNAVAILABLE;
        var problem = Problem.of(status, "IMPORT_CUT_OFF", cutOff.entries(), cutOff.rows());
        return new ProblemException(
                begun(problem, cutOff.importId(), cutOff.entries(), cutOff.rows())
                        .withHeader(HttpHeaders.RETRY_AFTER, RETRY_AFTER));
    }

    private static ProblemException problem(Result.Stuck stuck) {
        var problem = wrong(HttpStatus.CONFLICT, "IMPORT_INTERRUPTED", stuck.errors());
        return new ProblemException(
                begun(problem, stuck.importId(), stuck.entries(), stuck.rows()));
    }

    /** With what is recorded of it. */
    private static Problem begun(Problem problem, String importId, int entries, int rows) {
        return problem.with("importId", importId).with("entries", entries).with("rows", rows);
    }

    private static ResponseEntity<ImportAnswer> done(ImportAnswer answer, boolean replayed) {
        var status = answer.dryRun() || answer.facts() == 0 ? HttpStatus.OK : HttpStatus.CREATED;
        var response =
                ResponseEntity.status(status)
                        .contentType(MediaType.APPLICATION_JSON)
                        .header("Budget-Trail-Position", Long.toString(answer.position()));
        if (replayed) {
            response.header("Idempotent-Replayed", "true");
        }
        return response.body(answer);
    }

    private ResponseEntity<?> refused(
            HttpStatus status,
            String code,
            List<RowError> errors,
            @Nullable String accept,
            Locale locale) {
        if (wantsFile(accept)) {
            return errorsAsFile(status, errors, locale);
        }
        throw new ProblemException(wrong(status, code, errors));
    }

    private static boolean wantsFile(@Nullable String accept) {
        return accept != null && accept.startsWith(CSV);
    }

    private ResponseEntity<?> errorsAsFile(
            HttpStatus status, List<RowError> errors, Locale locale) {
        return ResponseEntity.status(status)
                .contentType(MediaType.parseMediaType("text/csv;charset=UTF-8"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"errors.csv\"")
                .body(errorFile.of(errors, locale));
    }

    private static Problem wrong(HttpStatus status, String code, List<RowError> errors) {
        return Problem.of(status, code, errors.size())
                .with(errors.stream().map(ImportController::error).toList());
    }

    private static FieldError error(RowError error) {
        var column = error.column();
        var args = error.args().toArray();
        return column == null
                ? FieldError.row(error.row(), error.code(), args)
                : FieldError.cell(error.row(), column, error.code(), args);
    }
}
