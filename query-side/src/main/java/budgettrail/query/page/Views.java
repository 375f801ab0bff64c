package budgettrail.query.page;

import budgettrail.log.EventLog;
import budgettrail.query.reading.Reading;
import budgettrail.web.access.Viewer;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads pages, each from one state of the database. */
@Component
public final class Views {
    private final Reading reading;
    private final EventLog log;
    private final SampleInLog sample;

    Views(Reading reading, EventLog log, SampleInLog sample) {
        this.sample = sample;
        this.reading = reading;
        this.log = log;
    }

    /** What the page makes of the view that the question comes down to. */
    public <T> T read(Question question, Viewer viewer, Function<View, T> page) {
        var logged = log.head(); // Looked at first: what is added up meanwhile is not behind.
        var today = reading.today();
        var extent = sample.extent();
        var from = question.from();
        return reading.between(
                from == null ? question.moment() : from,
                question.moment(),
                (then, snapshot) -> {
                    var behind = Math.max(0, logged - snapshot.head());
                    return page.apply(
                            View.of(question, viewer, then, snapshot, today, extent, behind));
                });
    }
}
