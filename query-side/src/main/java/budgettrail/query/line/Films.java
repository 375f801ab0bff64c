package budgettrail.query.line;

import budgettrail.event.line.LineEvent;
import budgettrail.event.line.LineId;
import budgettrail.log.Codec;
import budgettrail.log.EventLog;
import budgettrail.log.FactJson;
import budgettrail.log.Recorded;
import budgettrail.query.chart.Strip;
import budgettrail.query.fact.FactRow;
import budgettrail.query.fact.LineFact;
import budgettrail.query.fact.Reach;
import budgettrail.query.line.FilmPage.Field;
import budgettrail.query.line.FilmPage.Together;
import budgettrail.query.line.FilmPage.Ways;
import budgettrail.query.page.Frame;
import budgettrail.query.page.Place;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.page.Views;
import budgettrail.query.reading.Parameters;
import budgettrail.web.access.Viewer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one step of the film of a line. */
@Component
class Films {
    static final String PAGE = "/line/film";

    private static final JsonMapper JSON = FactJson.mapper();

    /** So many steps draw the strip: each is read by itself. */
    private static final int STANDS = 24;

    /** So far away a fact of the same request is looked for, and so many are shown. */
    private static final int NEAR = 50;

    private static final int MOST_TOGETHER = 10;

    private final Views views;
    private final EventLog log;
    private final Codec codec = new Codec();

    Films(Views views, EventLog log) {
        this.views = views;
        this.log = log;
    }

    /** The film of a line. It compares with no other day. */
    static Place of(LineId line, Place here) {
        return here.at(PAGE).and("line", line).and("with", null);
    }

    FilmPage read(MultiValueMap<String, String> asked, Viewer viewer) {
        var what = Subject.Asked.of(asked);
        var line = what.line();
        if (line == null) {
            throw Parameters.invalid("line");
        }
        var at = Question.filled(asked, "at");
        var position = at == null ? 0 : Parameters.position("at", at);
        return views.read(
                what.in(Question.of(asked)).ofOneDay(),
                viewer,
                view -> page(view, what, line, position));
    }

    private FilmPage page(View view, Subject.Asked what, LineId line, long position) {
        var subject = Subject.of(view, what, PAGE);
        var reel = Reel.of(view.snapshot(), view.seen(), view.viewer(), line, log);
        var last = reel.last();
        var step = Math.max(0, reel.stepAt(position));
        var recorded = reel.at(step);
        var fact = LineFact.of(recorded).fact();
        var reach = new Reach(view);
        var place = subject.place();
        var here = place.and("at", recorded.position());
        var before = reel.knownAt(recorded.position() - 1);
        var after = reel.knownAt(recorded.position());
        var metadata = recorded.metadata();
        return new FilmPage(
                Frame.of(view, here, subject.crumbs()),
                line.toString(),
                place.at(LinePages.PAGE).and("line", line).address(),
                step + 1,
                last + 1,
                new Descriptions(view.snapshot()).told(recorded, fact, place, reach),
                fact.effective().isAfter(view.asOf()),
                codec.type(fact),
                stored(JSON.valueToTree(fact)),
                metadata.correlation(),
                metadata.importId(),
                together(recorded, view, place, reach),
                Moved.figures(before, after),
                Moved.rates(before, after, view.ended()),
                strip(reel, step, last),
                ways(reel, step, last, place));
    }

    private static List<Field> stored(JsonNode fact) {
        return fact.propertyStream()
                .flatMap(
                        one ->
                                one.getValue().isObject()
                                        ? one.getValue()
                                                .propertyStream()
                                                .map(
                                                        inner ->
                                                                field(
                                                                        one.getKey()
                                                                                + "."
                                                                                + inner.getKey(),
                                                                        inner.getValue()))
                                        : List.of(field(one.getKey(), one.getValue())).stream())
                .filter(field -> !field.value().isEmpty())
                .toList();
    }

    private static Field field(String name, JsonNode value) {
        return new Field(
                name, value.isNull() ? "" : value.isString() ? value.asString() : value.toString());
    }

    /** They stand beside it in the log, for they were appended with it. */
    private List<Together> together(Recorded recorded, View view, Place place, Reach reach) {
        var request = recorded.metadata().correlation();
        if (request == null) {
            return List.of();
        }
        var found = new ArrayList<Together>();
        for (var other : log.after(Math.max(0, recorded.position() - NEAR - 1), 2 * NEAR + 1)) {
            if (found.size() < MOST_TOGETHER
                    && other.position() != recorded.position()
                    && other.position() <= view.snapshot().position()
                    && request.equals(other.metadata().correlation())
                    && other.fact() instanceof LineEvent fact
                    && Subject.seesToTheEnd(view, fact.line())) {
                var there = place.at(PAGE, fact.line()).and("at", other.position());
                found.add(new Together(FactRow.told(other, fact, place, reach), there.address()));
            }
        }
        return List.copyOf(found);
    }

    private static Strip strip(Reel reel, long step, long last) {
        var steps = new TreeSet<Long>(List.of(0L, step, last));
        for (var stand = 1; stand < STANDS; stand++) {
            steps.add(last * stand / STANDS);
        }
        var stands = new ArrayList<Strip.Stand>();
        reel.positions(steps)
                .forEach(
                        (one, position) -> {
                            var figures = reel.knownAt(position);
                            stands.add(
                                    new Strip.Stand(one, figures.adjusted(), figures.disbursed()));
                        });
        return Strip.of(stands, step, last);
    }

    private static Ways ways(Reel reel, long step, long last, Place place) {
        var positions =
                reel.positions(
                        new TreeSet<>(
                                List.of(
                                        0L,
                                        Math.max(0, step - 1),
                                        Math.min(last, step + 1),
                                        last)));
        return new Ways(
                step == 0 ? null : place.and("at", positions.get(0L)).address(),
                step == 0 ? null : place.and("at", positions.get(step - 1)).address(),
                step == last ? null : place.and("at", positions.get(step + 1)).address(),
                step == last ? null : place.and("at", positions.get(last)).address());
    }
}
