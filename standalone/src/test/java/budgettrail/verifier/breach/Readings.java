package budgettrail.verifier.breach;

import budgettrail.event.Fact;
import budgettrail.log.EventLog;
import budgettrail.query.figures.Figures;
import org.springframework.stereotype.Component;

/** Planted: a second reading that reads with the eyes of the first. */
public final class Readings {
    public static final class OfFacts {
        Fact fact;
    }

    public static final class OfTheLog {
        EventLog log;
    }

    public static final class OfFigures {
        Figures figures;
    }

    @Component
    public static final class OfSpring {}
}
