package budgettrail.query.indicators;

import budgettrail.query.reading.AnyReader;
import budgettrail.query.reading.Csv;
import budgettrail.query.reading.Moment;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Reading;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Viewer;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The agreed tables as files. The position they reflect is in the header {@value Csv#POSITION}. */
@RestController
@Tag(name = "Figures")
class TableController {
    private static final String TYPE = "text/csv";

    private final Reading reading;

    TableController(Reading reading) {
        this.reading = reading;
    }

    @AnyReader
    @GetMapping(path = "/api/v1/indicators.csv", produces = TYPE)
    @Operation(summary = "The rates of every unit and project as of one day, as a table")
    ResponseEntity<String> indicators(
            Viewer viewer,
            @RequestParam String fiscalYear,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String unit,
            HttpServletRequest request) {
        var year = Parameters.fiscalYear(fiscalYear);
        return table(
                Moment.of(asOf, knownAt, minPosition),
                viewer,
                unit,
                "indicators.csv",
                request,
                (snapshot, sight) -> Tables.indicators(snapshot, Scope.of(year, sight)));
    }

    @AnyReader
    @GetMapping(path = "/api/v1/line-balances.csv", produces = TYPE)
    @Operation(
            summary = "The balance of every line as of one day, as a table",
            description =
                    "What was carried in (上年结转) is part of adjusted and in no column of its own:"
                            + " the columns are agreed. /tables/lines.csv shows it apart.")
    ResponseEntity<String> lineBalances(
            Viewer viewer,
            @RequestParam String fiscalYear,
            @RequestParam(required = false) @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String unit,
            HttpServletRequest request) {
        var year = Parameters.fiscalYear(fiscalYear);
        return table(
                Moment.of(asOf, knownAt, minPosition),
                viewer,
                unit,
                "line-balances.csv",
                request,
                (snapshot, sight) -> Tables.lineBalances(snapshot, Scope.of(year, sight)));
    }

    /** One row for each month end, up to the as-of day if one is asked for. */
    @AnyReader
    @GetMapping(path = "/api/v1/three-public.csv", produces = TYPE)
    @Operation(summary = "三公经费 at each month end, as a table")
    ResponseEntity<String> threePublic(
            Viewer viewer,
            @RequestParam String fiscalYear,
            @Parameter(
                            description =
                                    "The last business day that counts; the last of the year if"
                                            + " absent.",
                            example = "2022-12-31")
                    @RequestParam(required = false)
                    @Nullable String asOf,
            @RequestParam(required = false) @Nullable String knownAt,
            @RequestParam(required = false) @Nullable String minPosition,
            @RequestParam(required = false) @Nullable String unit,
            HttpServletRequest request) {
        var year = Parameters.fiscalYear(fiscalYear);
        var last = asOf == null ? year.lastDay() : Parameters.day("asOf", asOf);
        return table(
                Moment.of(null, knownAt, minPosition).asOf(last),
                viewer,
                unit,
                "three-public.csv",
                request,
                (snapshot, sight) ->
                        Tables.threePublic(snapshot, year, then -> sight.on(then, viewer, unit)));
    }

    private ResponseEntity<String> table(
            Moment moment,
            Viewer viewer,
            @Nullable String unit,
            String name,
            HttpServletRequest request,
            BiFunction<Snapshot, Sight, Csv> table) {
        return reading.at(
                moment,
                snapshot ->
                        table.apply(snapshot, Sight.of(snapshot, viewer, unit))
                                .answer(snapshot, name, request));
    }
}
