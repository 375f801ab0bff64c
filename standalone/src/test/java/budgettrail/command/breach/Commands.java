package budgettrail.command.breach;

import budgettrail.command.line.Command;
import budgettrail.query.posting.Measure;
import java.io.File;

/** Planted: a command side that reads figures, and a decision that reads files. */
public final class Commands {
    public static final class OfFigures {
        Measure measure;
    }

    public abstract static class Impure implements Command {
        File file;
    }
}
