package budgettrail.log.breach;

import budgettrail.command.line.Command;
import budgettrail.query.posting.Measure;
import budgettrail.web.access.Role;

/** Planted: a log that knows the sides. */
public final class Log {
    public static final class OfCommands {
        Command command;
    }

    public static final class OfFigures {
        Measure measure;
    }

    public static final class OfTheWeb {
        Role role;
    }
}
