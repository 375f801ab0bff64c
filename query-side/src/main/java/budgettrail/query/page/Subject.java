package budgettrail.query.page;

import budgettrail.event.line.LineId;
import budgettrail.event.reference.FiscalYear;
import budgettrail.query.figures.ThreePublicItem;
import budgettrail.query.indicators.Months;
import budgettrail.query.indicators.Names;
import budgettrail.query.indicators.Scope;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Sight;
import budgettrail.query.reading.Snapshot;
import budgettrail.web.access.Viewer;
import budgettrail.web.problem.Problem;
import budgettrail.web.problem.ProblemException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.util.MultiValueMap;

/**
 * What a page is about: all that is seen of a department or unit, or a project or a line of it, or
 * its “三公” lines or those of 政府采购.
 *
 * @param crumbs the way down to it
 * @param place the parameters that name it
 */
public record Subject(
        Asked asked, @Nullable Named name, Scope scope, List<Crumb> crumbs, Place place) {

    /**
     * What an address names, before it is known whether there is such a thing.
     *
     * @param item {@code ALL} or a {@link ThreePublicItem}, or {@code PROCUREMENT}
     * @param within only what is in this unit, too; none: wherever it is
     */
    public record Asked(
            @Nullable String project,
            @Nullable LineId line,
            @Nullable String item,
            @Nullable String within) {
        private static final String ALL_ITEMS = "ALL";
        private static final String PROCUREMENT = "PROCUREMENT";

        public static Asked of(MultiValueMap<String, String> parameters) {
            var line = Question.filled(parameters, "line");
            var item = Question.filled(parameters, "item");
            if (item != null && !isItem(item)) {
                throw Parameters.invalid("item");
            }
            return new Asked(
                    Parameters.code("project", Question.filled(parameters, "project")),
                    line == null
                            ? null
                            : LineId.parse(line).orElseThrow(() -> Parameters.invalid("line")),
                    item,
                    Parameters.code("within", Question.filled(parameters, "within")));
        }

        /** A line says of which year it is. */
        public Question in(Question question) {
            return line == null ? question : question.in(line.year());
        }

        /** Of one line or project, without anything else. */
        public static Asked only(@Nullable String project, @Nullable LineId line) {
            return new Asked(project, line, null, null);
        }

        /** A line is found wherever the viewer sees it. */
        Scope in(FiscalYear year, Sight sight, Sight seen) {
            var where = within(line == null ? sight : seen, seen);
            var scope = Scope.of(year, where).ofProject(project);
            var ofLine = line == null ? scope : scope.ofLines(line.key());
            if (item == null) {
                return ofLine;
            }
            return item.equals(PROCUREMENT) ? ofLine.ofProcurement() : ofLine.ofItems(codes());
        }

        private static boolean isItem(String name) {
            return name.equals(ALL_ITEMS) || name.equals(PROCUREMENT) || itemNamed(name) != null;
        }

        private Sight within(Sight sight, Sight seen) {
            return within == null ? sight : sight.and(seen.below(within));
        }

        private Set<String> codes() {
            var one = item == null ? null : itemNamed(item);
            return one == null ? ThreePublicItem.allCodes() : one.codes();
        }

        private static @Nullable ThreePublicItem itemNamed(String name) {
            for (var item : ThreePublicItem.values()) {
                if (item.name().equals(name)) {
                    return item;
                }
            }
            return null;
        }
    }

    /**
     * @param path of the page
     * @throws ProblemException if there is no such project or line, or none that the viewer sees
     */
    public static Subject of(View view, Asked asked, String path) {
        var line = asked.line() == null ? null : line(view, asked.line());
        var place =
                view.place(path)
                        .and("department", department(view, line))
                        .and("project", asked.project())
                        .and("line", asked.line())
                        .and("item", asked.item())
                        .and("within", asked.within());
        var crumbs = new ArrayList<Crumb>();
        var name = view.top() == null ? null : view.unit(view.top());
        crumbs.addAll(units(view, line == null ? view.top() : line.unit()));
        var project = line == null ? asked.project() : line.project();
        if (project != null) {
            name = line == null ? project(view, project) : named(view, project);
            crumbs.add(new Crumb(name, place.at("/project").and("project", project).address()));
        }
        if (asked.line() != null) {
            name = new Named(asked.line().toString(), null, null);
            crumbs.add(new Crumb(name, place.at("/line").and("line", asked.line()).address()));
        }
        return new Subject(
                asked,
                name,
                asked.in(view.year(), view.sight(), view.seen()),
                List.copyOf(crumbs),
                place);
    }

    /** The one that is asked about, or that of a line which is another's. */
    private static @Nullable String department(View view, LinesThere.@Nullable Belonging line) {
        if (line == null || view.sight().sees(line.unit()) || !view.seen().sees(line.unit())) {
            return view.top();
        }
        return view.path(line.unit()).getLast();
    }

    /** From the department down to a unit, as far as the viewer sees. */
    private static List<Crumb> units(View view, @Nullable String unit) {
        if (unit == null) {
            return List.of();
        }
        var here = view.place("/dashboard");
        return view.path(unit).reversed().stream()
                .map(code -> new Crumb(view.unit(code), here.and("department", code).address()))
                .toList();
    }

    private static Named project(View view, String code) {
        if (!LinesThere.project(view, code)) {
            throw unknown("UNKNOWN_PROJECT", code);
        }
        return named(view, code);
    }

    private static Named named(View view, String code) {
        return Named.of(code, Names.named(view.snapshot(), "PROJECT", List.of(code)).get(code));
    }

    /** Whether the viewer sees the line, and its facts that count by the day. */
    public static boolean sees(View view, LineId line) {
        return sees(view.snapshot(), view.seen(), view.viewer(), line);
    }

    /** The same, where there is no page. */
    public static boolean sees(Snapshot snapshot, Sight seen, Viewer viewer, LineId line) {
        return LinesThere.seen(snapshot, seen, viewer, line).isPresent();
    }

    /** Whether he sees the facts of all days: not of a line that has passed to another unit. */
    public static boolean seesToTheEnd(View view, LineId line) {
        return seesToTheEnd(view.snapshot(), view.viewer(), line);
    }

    /** The same, where there is no page. */
    public static boolean seesToTheEnd(Snapshot snapshot, Viewer viewer, LineId line) {
        return LinesThere.inTheEnd(snapshot, viewer, line);
    }

    private static LinesThere.Belonging line(View view, LineId line) {
        return LinesThere.line(view, line).orElseThrow(() -> unknown(line));
    }

    /** Also of one that the viewer does not see. */
    public static ProblemException unknown(LineId line) {
        return unknown("UNKNOWN_BUDGET_LINE", line.toString());
    }

    private static ProblemException unknown(String code, String what) {
        return new ProblemException(Problem.of(HttpStatus.NOT_FOUND, code, what));
    }

    /**
     * The unit in which a project is shown alone, whatever it has elsewhere; none: all of it is.
     */
    public @Nullable String partIn(View view) {
        return asked.project() == null || asked.line() != null
                ? null
                : Stream.of(Optional.ofNullable(asked.within()), Optional.ofNullable(view.top()))
                        .flatMap(Optional::stream)
                        .filter(unit -> view.sight().tree().path(unit).size() > 1)
                        .findFirst()
                        .orElse(null);
    }

    /** The lines that it was about at another moment. */
    public Scope at(OtherMoment other) {
        return asked.in(year(), other.sight(), other.seen());
    }

    /** Its months, each with the tree of units of its end. */
    public Months months(View view) {
        return Months.of(view.snapshot(), scope, new Backwards(this, view));
    }

    /** The scope on one day after the other; a tree of units is read again where it changed. */
    private static final class Backwards implements Function<LocalDate, Scope> {
        private final Subject subject;
        private final View view;
        private Sight last;

        Backwards(Subject subject, View view) {
            this.subject = subject;
            this.view = view;
            this.last = view.seen();
        }

        @Override
        public Scope apply(LocalDate day) {
            var then = view.on(day, last);
            last = then.seen();
            return subject.at(then);
        }
    }

    public FiscalYear year() {
        return scope.year();
    }
}
