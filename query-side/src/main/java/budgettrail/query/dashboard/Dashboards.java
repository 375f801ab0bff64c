package budgettrail.query.dashboard;

import budgettrail.log.EventLog;
import budgettrail.query.dashboard.Dashboard.Standing;
import budgettrail.query.dashboard.Dashboard.Table;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Names;
import budgettrail.query.indicators.Tables;
import budgettrail.query.reading.Reading;
import budgettrail.web.access.Viewer;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads dashboards, each from one state of the database, in a dozen queries at most. */
@Component
class Dashboards {
    private final Reading reading;
    private final EventLog log;

    Dashboards(Reading reading, EventLog log) {
        this.reading = reading;
        this.log = log;
    }

    Dashboard read(Question question, Viewer viewer) {
        var logged = log.head(); // Looked at first: what is added up meanwhile is not behind.
        var today = reading.today();
        return reading.at(
                question.moment(),
                snapshot -> {
                    var view = View.of(question, viewer, today, snapshot);
                    var standing =
                            new Standing(
                                    view.snapshot().asOf().isBefore(today),
                                    question.knownAt(),
                                    view.snapshot().position(),
                                    Math.max(0, logged - view.snapshot().head()),
                                    view.parkedLines());
                    return page(view, standing, new Crossroads(question, view, today));
                });
    }

    /** The same figures as a file. */
    ResponseEntity<String> table(Question question, Viewer viewer) {
        var today = reading.today();
        return reading.at(
                question.moment(),
                snapshot -> {
                    var view = View.of(question, viewer, today, snapshot);
                    return Tables.indicators(view.snapshot(), view.scope()).answer(view.snapshot());
                });
    }

    private static Dashboard page(View view, Standing standing, Crossroads crossroads) {
        var tree = view.sight().tree();
        var asOf = view.snapshot().asOf();
        var units = Groups.read(view.snapshot(), view.scope(), Level.UNIT);
        var whole =
                Stream.concat(view.departments().stream(), units.stream())
                        .filter(group -> group.key().equals(view.top()))
                        .findFirst();
        var top = view.top();
        return new Dashboard(
                view.year().value(),
                asOf.toString(),
                !asOf.isBefore(view.year().lastDay()),
                standing,
                crossroads.ways(),
                top == null ? null : Named.of(top, tree),
                whole.map(group -> Tiles.of(group, view.year(), asOf)).orElse(null),
                whole.map(group -> Row.of(group, Named.of(group.key(), tree))).orElse(null),
                Table.of(
                        units.stream()
                                .map(group -> Row.of(group, Named.of(group.key(), tree)))
                                .toList()),
                Table.of(projects(view)));
    }

    /** The largest first: they decide how the whole stands. */
    private static List<Row> projects(View view) {
        var groups = Groups.read(view.snapshot(), view.scope(), Level.PROJECT);
        var names =
                Names.named(view.snapshot(), "PROJECT", groups.stream().map(Group::key).toList());
        return groups.stream()
                .sorted(Comparator.comparing((Group group) -> group.all().adjusted()).reversed())
                .map(group -> Row.of(group, Named.of(group.key(), names.get(group.key()))))
                .toList();
    }
}
