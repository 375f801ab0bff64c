package budgettrail.query.audit;

import budgettrail.event.line.LineId;
import budgettrail.log.EventLog;
import budgettrail.log.Stored;
import budgettrail.log.UndecodableFact;
import budgettrail.query.page.Place;
import budgettrail.query.reading.Cursor;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a fact is to be seen: in the story of its line. */
@Component
class FactPlaces {
    private final EventLog log;

    FactPlaces(EventLog log) {
        this.log = log;
    }

    /** None where it is of no line, is not there, or became unreadable. */
    Optional<String> of(long position) {
        return log.storedAfter(position - 1, 1).stream()
                .filter(fact -> fact.position() == position && isReadable(fact))
                .flatMap(fact -> LineId.parse(fact.stream()).map(line -> of(fact, line)).stream())
                .findFirst();
    }

    private boolean isReadable(Stored fact) {
        try {
            log.decode(fact);
            return true;
        } catch (UndecodableFact changed) {
            return false;
        }
    }

    /** The story is told from it on, however long it is. */
    private static String of(Stored fact, LineId line) {
        return Place.ofLine(line).and("cursor", Cursor.of(Long.toString(fact.sequence()))).address()
                + "#fact-"
                + fact.position();
    }
}
