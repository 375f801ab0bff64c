package budgettrail.query.disbursement;

import budgettrail.event.Text;
import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.query.disbursement.DisbursementAnswer.Status;
import budgettrail.query.disbursement.Disbursements.Found;
import budgettrail.query.page.Subject;
import budgettrail.query.reading.AnyReader;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments: a page of them, or one with everything that happened to it. */
@RestController
@Tag(name = "Disbursements")
class DisbursementReadController {
    private final Reading reading;

    DisbursementReadController(Reading reading) {
        this.reading = reading;
    }

    @AnyReader
    @GetMapping("/api/v1/disbursements")
    @Operation(
            summary = "Payments and requests, searched",
            description =
                    "With a status, a page may hold fewer than asked for, or none: there are more"
                            + " as long as there is a next.")
    DisbursementAnswer.Page list(
            Viewer viewer,
            @RequestParam(required = false) @Nullable String fiscalYear,
            @RequestParam(required = false) @Nullable String line,
            @Parameter(
                            description =
                                    "The unit or department that paid, by its code, with all"
                                            + " below it; the line may be another's by now.",
                            example = "035001")
                    @RequestParam(required = false)
                    @Nullable String unit,
            @RequestParam(required = false) @Nullable Status status,
            @RequestParam(required = false) @Nullable String voucher,
            @Parameter(
                            description =
                                    "The first effective day: that of the request, also of what"
                                            + " was paid later. Figures count it on paidOn.",
                            example = "2022-03-01")
                    @RequestParam(required = false)
                    @Nullable String from,
            @Parameter(
                            description =
                                    "The last effective day: that of the request, also of what"
                                            + " was paid later. Figures count it on paidOn.",
                            example = "2022-03-31")
                    @RequestParam(required = false)
                    @Nullable String to,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        var year = fiscalYear == null ? null : Parameters.fiscalYear(fiscalYear);
        var ofLine = line == null ? null : ofYear(line, year);
        var filter =
                new DisbursementFilter(
                        ofLine != null
                                ? Integer.valueOf(ofLine.year().value())
                                : year == null ? null : Integer.valueOf(year.value()),
                        ofLine == null ? null : ofLine.key(),
                        null,
                        Parameters.code("voucher", voucher),
                        status,
                        day("from", from),
                        day("to", to),
                        asOf == null && knownAt == null,
                        Cursor.lastNumber(cursor),
                        Parameters.limit(limit));
        return reading.at(
                Moment.of(asOf, knownAt, minPosition),
                snapshot -> {
                    var seen = Sight.of(snapshot, viewer, null);
                    var payers = paying(snapshot, viewer, seen, unit);
                    var page = PaymentSlice.of(snapshot, seen, payers, filter);
                    var next = page.next();
                    return new DisbursementAnswer.Page(
                            snapshot.asOf(),
                            snapshot.position(),
                            page.found().stream().map(Found::answer).toList(),
                            next == null ? null : Cursor.of(next.toString()));
                });
    }

    /** An id with slashes is written with {@code %2F} in the path. */
    @AnyReader
    @GetMapping("/api/v1/disbursements/{id}")
    @Operation(summary = "One payment, with everything that happened to it")
    DisbursementAnswer.One one(
            Viewer viewer,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition) {
        if (!Text.isCode(id)) {
            throw unknown(id);
        }
        return reading.at(
                Moment.of(asOf, knownAt, minPosition),
                snapshot -> {
                    var found = seen(snapshot, viewer, id).orElseThrow(() -> unknown(id));
                    return new DisbursementAnswer.One(
                            snapshot.asOf(),
                            snapshot.position(),
                            Disbursements.withSteps(
                                    found.answer(), Disbursements.steps(snapshot, id)));
                });
    }

    /** Whoever paid it: it is seen where its line is. */
    private static Optional<Found> seen(Snapshot snapshot, Viewer viewer, String id) {
        var seen = Sight.of(snapshot, viewer, null);
        return Disbursements.one(snapshot, seen, id)
                .filter(
                        found ->
                                LineId.parse(found.answer().line())
                                        .filter(line -> Subject.sees(snapshot, seen, viewer, line))
                                        .isPresent());
    }

    /** The units that are asked for as payers; without one it does not matter who paid. */
    private static Sight paying(
            Snapshot snapshot, Viewer viewer, Sight seen, @Nullable String unit) {
        return unit == null ? seen.everything() : Sight.of(snapshot, viewer, unit);
    }

    /** The line, which is one of the year if one is asked for. */
    private static LineId ofYear(String line, @Nullable FiscalYear year) {
        return LineId.parse(line)
                .filter(id -> year == null || id.year().equals(year))
                .orElseThrow(() -> Parameters.invalid("line"));
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        return text == null ? null : Parameters.day(name, text);
    }

    private static ProblemException unknown(String id) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_DISBURSEMENT", id));
    }
}
