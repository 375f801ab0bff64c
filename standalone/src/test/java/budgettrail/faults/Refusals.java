package budgettrail.faults;

import budgettrail.command.line.ModelVerdict;
import budgettrail.event.Actor;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Final refusals, each of which must be right in some state between its sending and its answer. */
final class Refusals {
    private final ModelVerdict verdicts;
    private final Deque<Refusal> later;
    private final List<Refusal> now = new ArrayList<>();
    private int right;

    private static final class Refusal {
        final Intent intent;
        final long from;
        final long to;
        String verdict = "";

        Refusal(Intent intent, Windows windows) {
            this.intent = intent;
            this.from = windows.from(intent.tried);
            this.to = windows.to(intent.answered);
        }
    }

    Refusals(Map<String, Intent> intents, Windows windows, ModelVerdict verdicts) {
        this.verdicts = verdicts;
        this.later =
                new ArrayDeque<>(
                        intents.values().stream()
                                .filter(Intent::refused)
                                .map(it -> new Refusal(it, windows))
                                .sorted(Comparator.comparingLong(it -> it.from))
                                .toList());
    }

    /** The log stands at this position now. */
    void look(long position) {
        while (!later.isEmpty() && later.getFirst().from <= position) {
            now.add(later.removeFirst());
        }
        for (var all = now.iterator(); all.hasNext(); ) {
            var it = all.next();
            if (position > it.to) {
                throw wrong(it);
            }
            if (isRight(it)) {
                all.remove();
                right++;
            }
        }
    }

    void finish() {
        if (!now.isEmpty()) {
            throw wrong(now.getFirst());
        }
    }

    /** How many were right. */
    int right() {
        return right;
    }

    private boolean isRight(Refusal it) {
        var by = Budget.circumstances(new Actor(it.intent.user()));
        it.verdict = verdicts.of(it.intent.command, by);
        return it.intent.answer != null && it.verdict.equals(it.intent.answer.code());
    }

    private static Violation wrong(Refusal it) {
        return new Violation(
                "wrongly refused: " + it.verdict + " up to " + it.to,
                it.from,
                it.intent.key,
                it.intent);
    }
}
