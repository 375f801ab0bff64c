package budgettrail.query.comparison;

import budgettrail.query.indicators.Level;
import budgettrail.query.page.Question;
import budgettrail.query.page.Subject;
import budgettrail.query.page.View;
import budgettrail.query.reading.Parameters;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What the difference of a whole is told by. */
enum Division {
    UNIT(Level.UNIT),
    PROJECT(Level.PROJECT),
    LINE(Level.LINE);

    private final Level level;

    Division(Level level) {
        this.level = level;
    }

    Level level() {
        return level;
    }

    /** As an address asks; none: it does not. */
    static @Nullable Division asked(MultiValueMap<String, String> parameters) {
        var text = Question.filled(parameters, "by");
        if (text == null) {
            return null;
        }
        for (var each : values()) {
            if (each.name().equals(text)) {
                return each;
            }
        }
        throw Parameters.invalid("by");
    }

    /** Whether the subject is made of more than one of them. */
    boolean divides(View view, Subject subject) {
        return subject.asked().line() == null
                && switch (this) {
                    case UNIT -> subject.asked().project() == null && !view.single();
                    case PROJECT -> subject.asked().project() == null;
                    case LINE -> true;
                };
    }
}
