package budgettrail.query.fact;

import budgettrail.log.EventLog;
import budgettrail.query.fact.FigurePostings.Part;
import budgettrail.query.figures.Figure;
import budgettrail.query.page.OtherMoment;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Parameters;
import budgettrail.query.sheet.Asked;
import budgettrail.query.sheet.Cell;
import budgettrail.query.sheet.Column;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.query.sheet.Provenance;
import budgettrail.query.sheet.Rows;
import budgettrail.query.sheet.Sheet;
import budgettrail.query.sheet.SheetSource;
import budgettrail.web.access.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The facts behind a figure as a table with their sum, with the parameters of their page. Each fact
 * is taken out of the log when its row is written.
 *
 * @param most how many facts it lists
 */
record FactSheet(Views views, EventLog log, int most) implements SheetSource {
    static final String FACTS = "facts";

    /** The most facts that a file lists. */
    static final int MOST = 100_000;

    private static final List<Column> COLUMNS =
            List.of(
                    Column.of("effective", Kind.DAY),
                    Column.of("sentence", Kind.WORDS),
                    Column.of("details", Kind.WORDS),
                    Column.of("line", Kind.WORDS),
                    Column.of("payment", Kind.WORDS),
                    Column.of("actor", Kind.WORDS),
                    Column.of("recorded", Kind.MOMENT),
                    Column.of("position", Kind.COUNT),
                    Column.of("figure", Kind.WORDS),
                    Column.of("amount", Kind.AMOUNT).headed("adds"));

    /** Of a difference between two moments. */
    private static final List<Column> BETWEEN =
            Stream.concat(
                            COLUMNS.stream(),
                            Stream.of(
                                    Column.of("cause", Kind.WORDS),
                                    Column.of("compared_with", Kind.DAY),
                                    Column.of("compared_position", Kind.COUNT)))
                    .toList();

    @Configuration(proxyBeanMethods = false)
    static class Source {
        @Bean
        SheetSource factSheet(Views views, EventLog log) {
            return new FactSheet(views, log, MOST);
        }
    }

    @Override
    public String name() {
        return FACTS;
    }

    @Override
    public Sheet read(Asked asked, Viewer viewer) {
        var parameters = asked.parameters();
        var what = Subject.Asked.of(parameters);
        var figure =
                Optional.ofNullable(Facts.figure("figure", parameters))
                        .orElseThrow(() -> Parameters.invalid("figure"));
        return views.read(
                what.in(Question.of(parameters)),
                viewer,
                view -> sheet(view, Subject.of(view, what, Facts.PAGE), figure));
    }

    private Sheet sheet(View view, Subject subject, Figure figure) {
        var postings = FigurePostings.of(view, subject, figure);
        var parts = postings.first(most);
        var whole = postings.whole();
        return new Sheet(
                        FACTS,
                        Provenance.of(view, subject),
                        view.from() == null ? COLUMNS : BETWEEN,
                        Rows.ofSome(parts, some -> rows(some, figure, view.from())),
                        between(
                                row(
                                        parts.size() < whole.count()
                                                ? Cell.TOTAL_WITH_UNLISTED
                                                : Cell.TOTAL,
                                        new Cell.Label("figure", figure.name()),
                                        new Cell.Amount(whole.sum())),
                                Cell.NOTHING,
                                view.from()),
                        whole.count())
                .holding(most);
    }

    private List<List<Cell>> rows(List<Part> parts, Figure figure, @Nullable OtherMoment from) {
        return Posted.of(parts, log).stream()
                .map(posted -> between(row(posted, figure), cause(posted.part()), from))
                .toList();
    }

    private static Cell cause(Part part) {
        var cause = part.cause();
        return cause == null ? Cell.NOTHING : new Cell.Label("fact.cause", cause.name());
    }

    /** With the moment that is compared from, where there is one. */
    private static List<Cell> between(List<Cell> row, Cell cause, @Nullable OtherMoment from) {
        if (from == null) {
            return row;
        }
        var cells = new ArrayList<>(row);
        cells.add(cause);
        cells.add(new Cell.Day(from.asOf()));
        cells.add(new Cell.Count(from.snapshot().position()));
        return cells;
    }

    private static List<Cell> row(Posted posted, Figure figure) {
        var told = Telling.of(posted.fact());
        var recorded = posted.recorded();
        return List.of(
                new Cell.Day(posted.part().effective()),
                new Cell.Sentences(List.of(told.sentence())),
                new Cell.Sentences(told.sentences()),
                new Cell.Words(posted.fact().line().toString()),
                posted.payment()
                        .<Cell>map(it -> new Cell.Words(it.toString()))
                        .orElse(Cell.NOTHING),
                new Cell.Words(recorded.metadata().actor().name()),
                new Cell.Moment(recorded.recordedAt()),
                new Cell.Count(recorded.position()),
                new Cell.Label("figure", figure.name()),
                new Cell.Amount(posted.part().amount()));
    }

    /** The last row. */
    private static List<Cell> row(Cell name, Cell figure, Cell amount) {
        var none = Cell.NOTHING;
        return List.of(name, none, none, none, none, none, none, none, figure, amount);
    }
}
