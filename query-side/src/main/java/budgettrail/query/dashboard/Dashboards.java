package budgettrail.query.dashboard;

import budgettrail.query.dashboard.Dashboard.Table;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Groups;
import budgettrail.query.indicators.Level;
import budgettrail.query.indicators.Names;
import budgettrail.query.indicators.Names.Name;
import budgettrail.query.indicators.Tables;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Named;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.summary.Row;
import budgettrail.query.summary.Summary;
import budgettrail.query.summary.Trace;
import budgettrail.web.access.Viewer;
import budgettrail.web.language.Language;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads dashboards, each from one state of the database, in a dozen queries at most. */
@Component
class Dashboards {
    private static final Subject.Asked ALL_OF_IT = new Subject.Asked(null, null, null);

    private final Views views;

    Dashboards(Views views) {
        this.views = views;
    }

    Dashboard read(Question question, Viewer viewer, Language language) {
        return views.read(question, viewer, view -> page(view, language));
    }

    /** The same figures as a file. */
    ResponseEntity<String> table(Question question, Viewer viewer) {
        return views.read(
                question,
                viewer,
                view -> Tables.indicators(view.snapshot(), view.scope()).answer(view.snapshot()));
    }

    private static Dashboard page(View view, Language language) {
        var subject = Subject.of(view, ALL_OF_IT, DashboardController.PAGE);
        var trace = Trace.of(subject.place());
        var groups = Groups.overview(view.snapshot(), view.scope());
        var top =
                Stream.of(Level.DEPARTMENT, Level.UNIT)
                        .flatMap(level -> of(groups, level).stream())
                        .filter(group -> group.key().equals(view.top()))
                        .findFirst()
                        .orElse(null);
        var name = subject.name();
        var projects = of(groups, Level.PROJECT);
        var names =
                Names.named(view.snapshot(), "PROJECT", projects.stream().map(Group::key).toList());
        return new Dashboard(
                Frame.of(view, subject.place(), subject.crumbs()),
                name,
                Summary.of(top, view, subject),
                top == null ? null : ProjectCharts.of(projects, names, top, view, language),
                top == null || name == null
                        ? null
                        : Row.of(top.all(), name, subject.place().address(), trace),
                Table.of(of(groups, Level.UNIT).stream().map(it -> unit(it, view, trace)).toList()),
                Table.of(projects(projects, names, view, trace)),
                Table.of(List.of()),
                subject.place().at(DashboardController.TABLE).address());
    }

    private static Row unit(Group group, View view, Trace trace) {
        var place = view.place(DashboardController.PAGE).and("department", group.key());
        return Row.of(
                group.all(), view.unit(group.key()), place.address(), trace.unit(group.key()));
    }

    /** The largest first: they decide how the whole stands. */
    private static List<Row> projects(
            List<Group> groups, Map<String, Name> names, View view, Trace trace) {
        return groups.stream()
                .sorted(Comparator.comparing((Group group) -> group.all().adjusted()).reversed())
                .map(
                        group ->
                                Row.of(
                                        group.all(),
                                        Named.of(group.key(), names.get(group.key())),
                                        view.place("/project")
                                                .and("project", group.key())
                                                .address(),
                                        trace.project(group.key())))
                .toList();
    }

    private static List<Group> of(Map<Level, List<Group>> groups, Level level) {
        return groups.getOrDefault(level, List.of());
    }
}
