package budgettrail.verifier;

import java.io.PrintStream;

/** What was found, in plain sentences, each on one line. */
final class Report {
    /** After so many faults the next ones are only counted. */
    private static final int MOST_SHOWN = 100;

    /** No sentence stands for no fact. */
    static final long NOWHERE = 0;

    private final PrintStream out;
    private final Language language;
    private long faults;

    Report(PrintStream out, Language language) {
        this.out = out;
        this.language = language;
    }

    void say(Words words, Object... of) {
        out.println(words.in(language, of));
    }

    /** A fault of the file as a whole. */
    void fault(Words words, Object... of) {
        faultAt(NOWHERE, words, of);
    }

    /** A fault at a position of the log. */
    void faultAt(long position, Words words, Object... of) {
        faults++;
        if (faults <= MOST_SHOWN) {
            var where =
                    position == NOWHERE
                            ? Words.FAULT.in(language)
                            : Words.FAULT_AT.in(language, position);
            out.println(where + words.in(language, of));
        } else if (faults == MOST_SHOWN + 1) {
            out.println(Words.MORE_FAULTS.in(language));
        }
    }

    long faults() {
        return faults;
    }
}
