package budgettrail.query.fact;

import budgettrail.log.EventLog;
import budgettrail.query.fact.FigurePostings.Part;
import budgettrail.query.figures.Figure;
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
import java.util.List;
import java.util.Optional;
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
                    Column.of("amount", Kind.AMOUNT));

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
        var postings = new FigurePostings(view.snapshot(), subject.scope(), figure);
        var parts = postings.first(most);
        var whole = postings.whole();
        return new Sheet(
                FACTS,
                Provenance.of(view, subject.name()),
                COLUMNS,
                Rows.ofSome(parts, some -> rows(some, figure)),
                row(
                        parts.size() < whole.count() ? Cell.TOTAL_WITH_UNLISTED : Cell.TOTAL,
                        new Cell.Label("figure", figure.name()),
                        new Cell.Amount(whole.sum())),
                whole.count());
    }

    private List<List<Cell>> rows(List<Part> parts, Figure figure) {
        return Posted.of(parts, log).stream().map(posted -> row(posted, figure)).toList();
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
