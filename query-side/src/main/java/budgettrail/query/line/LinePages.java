package budgettrail.query.line;

import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Recorded;
import budgettrail.query.adjustment.AdjustmentSheet;
import budgettrail.query.commitment.CommitmentSheet;
import budgettrail.query.disbursement.PaymentSheet;
import budgettrail.query.fact.FactRow;
import budgettrail.query.fact.Reach;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Place;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Cursor;
import budgettrail.query.reading.Parameters;
import budgettrail.query.reading.Snapshot;
import budgettrail.query.sheet.Arrangements;
import budgettrail.query.sheet.Sheets;
import budgettrail.query.summary.Summary;
import budgettrail.web.access.Viewer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/** Reads the page of one line. */
@Component
class LinePages {
    static final String PAGE = "/line";
    private static final int STORY = 50;

    /** Where the page shows it. */
    private static final String STORY_BEGINS = "#story";

    private static final String[] TABLES = {
        AdjustmentSheet.NAME, CommitmentSheet.NAME, PaymentSheet.NAME
    };

    private final Views views;
    private final Sheets sheets;
    private final EventLog log;

    LinePages(Views views, Sheets sheets, EventLog log) {
        this.views = views;
        this.sheets = sheets;
        this.log = log;
    }

    LinePage read(MultiValueMap<String, String> asked, Viewer viewer, Locale locale) {
        var what = Subject.Asked.of(asked);
        var line = what.line();
        if (line == null) {
            throw Parameters.invalid("line");
        }
        var first = Cursor.lastNumber(Question.filled(asked, "cursor"));
        var tables = sheets.asked(asked, locale);
        return tables.read(
                () ->
                        views.read(
                                what.in(Question.of(asked)),
                                viewer,
                                view -> page(view, what, line, first, tables)));
    }

    private LinePage page(
            View view, Subject.Asked what, LineId line, long first, Arrangements tables) {
        var subject = Subject.of(view, what, PAGE);
        var place = tables.in(subject.place(), TABLES);
        var facts = facts(view, line, first);
        return new LinePage(
                Frame.of(view, place, subject.crumbs()),
                line.toString(),
                answer(view, line),
                Summary.of(view, subject),
                List.of(
                        AdjustmentSheet.onPage(view, subject, tables, place),
                        CommitmentSheet.onPage(view, subject, tables, place),
                        PaymentSheet.onPage(view, subject, tables, place)),
                story(facts.stream().limit(STORY).toList(), view, place),
                facts.size() > STORY ? after(facts.get(STORY - 1), place) : null,
                first == 0 ? null : place.address() + STORY_BEGINS,
                Subject.seesToTheEnd(view, line)
                        ? Films.of(line, subject.place()).address()
                        : null);
    }

    /**
     * Those that count by the day. Of a line that the viewer sees at the moment to compare from
     * alone, it is those of before: by now it may be another unit's. Of one that he sees by all
     * that is known now alone there is none: as it was known then, it was another's.
     */
    private List<Recorded> facts(View view, LineId line, long first) {
        return toldBy(view, line)
                .map(known -> new LineFacts(known, line, log).from(first, STORY + 1))
                .orElseGet(List::of);
    }

    private static Optional<Snapshot> toldBy(View view, LineId line) {
        var known = view.snapshot();
        if (Subject.sees(view, line)) {
            return Optional.of(known);
        }
        return Optional.ofNullable(view.from())
                .filter(from -> Subject.sees(from.snapshot(), from.seen(), view.viewer(), line))
                .map(
                        from ->
                                known.asOf(earlier(from.asOf(), known.asOf()))
                                        .knownAt(from.snapshot().position()));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static @Nullable LineAnswer answer(View view, LineId line) {
        var filter = new LineFilter(line.year().value(), null, null, null, line.key(), null, 1);
        var found = Lines.find(view.snapshot(), view.seen(), filter);
        return Lines.answers(view.snapshot(), view.seen(), line.year(), found).stream()
                .findFirst()
                .orElse(null);
    }

    private List<FactRow> story(List<Recorded> facts, View view, Place place) {
        var descriptions = new Descriptions(view.snapshot());
        var reach = new Reach(view);
        return facts.stream()
                .flatMap(
                        fact ->
                                fact.fact() instanceof LineEvent event
                                        ? Stream.of(descriptions.told(fact, event, place, reach))
                                        : Stream.empty())
                .toList();
    }

    private static String after(Recorded last, Place place) {
        var cursor = Cursor.of(Long.toString(last.sequence() + 1));
        return place.and("cursor", cursor).address() + STORY_BEGINS;
    }
}
