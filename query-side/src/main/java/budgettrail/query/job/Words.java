package budgettrail.query.job;

import budgettrail.log.job.Progress;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts a progress into the words of the page, for who watches it there. */
@Component
public final class Words {
    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What of a page changes by itself.
     *
     * @param state when it is another one, the page is to be looked at again
     */
    public record Worded(
            String state,
            long value,
            long max,
            String done,
            String speed,
            @Nullable String remaining,
            String said) {}

    /**
     * @param state in which of its states the page is
     * @param shown what is counted there
     */
    public Worded of(String state, ShownProgress shown, Locale locale) {
        var left = shown.remainingSeconds();
        var remaining = left == null ? null : word("job.seconds", locale, left);
        return new Worded(
                state,
                shown.done(),
                shown.most(),
                word("job.of", locale, shown.done(), shown.goal()),
                word("job.perSecond", locale, shown.factsPerSecond()),
                remaining,
                remaining == null
                        ? word("job.said", locale, shown.percent())
                        : word("job.said.left", locale, shown.percent(), remaining));
    }

    /** The state of the page of a work that does one thing. */
    public Worded of(Progress progress, Locale locale) {
        return of(progress.state().name(), ShownProgress.of(progress), locale);
    }

    private String word(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
