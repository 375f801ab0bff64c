package budgettrail.web.breach;

import budgettrail.command.line.Command;
import budgettrail.event.Fact;
import budgettrail.log.EventLog;
import budgettrail.query.posting.Measure;

/** Planted: a shared web that knows whom it serves. */
public final class Web {
    public static final class OfFacts {
        Fact fact;
    }

    public static final class OfTheLog {
        EventLog log;
    }

    public static final class OfCommands {
        Command command;
    }

    public static final class OfFigures {
        Measure measure;
    }
}
