package budgettrail.faults;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies between the application and PostgreSQL loses answers, is slow, or lets nothing by. */
class DatabaseTroubleTest {
    /**
     * Who waits for his line waits 2 s, and who has it as long again, in the queue or for a
     * connection: nobody waits three times. The rest is for a busy machine.
     */
    private static final Duration SOON = Duration.ofMillis(4_900);

    private static final Duration LONG_AFTER = Duration.ofSeconds(15);

    private static final int GIVERS = 40;

    /** Connections of the log: who has one waits for an answer, and all others for him. */
    private static final int SPEAKING = 6;

    private final Trial trial = Ground.sharedTrial();
    private final DatabaseProxy proxy = trial.site().proxy();

    @BeforeEach
    void whole() {
        trial.site().awaitNodes();
    }

    @AfterEach
    void mend() {
        proxy.delay(Duration.ZERO);
        proxy.release();
    }

    @Test
    void theSameKeyResolvesALostAnswerToCommit() {
        var line = new LineId(Budget.YEAR, "lost-answer");
        var client = Client.patient(trial);
        client.give("lost-open", Budget.opening(line, Money.yuan("10.00")));
        var before = trial.journal().answers().getOrDefault("504 OUTCOME_UNKNOWN", 0);
        proxy.loseCommitAnswers(1);

        var intent = client.give("lost-answer", Burst.payment(line, "lost-answer"));

        assertThat(proxy.lost()).isPositive();
        assertThat(trial.journal().answers()).containsEntry("504 OUTCOME_UNKNOWN", before + 1);
        assertThat(intent.accepted()).isTrue();
        assertThat(intent.answer).isNotNull();
        assertThat(intent.answer.replayed()).isTrue();
        trial.check();
    }

    /** For a connection, or for somebody else on the same line. */
    @ParameterizedTest(name = "for {0} lines")
    @ValueSource(ints = {1, 40})
    void whoMustWaitIsTurnedAwaySoon(int lines) {
        var burst = new Burst(trial, "held" + lines, lines);
        proxy.hold();
        burst.send(GIVERS, Duration.ofSeconds(20));

        Patience.until(
                () -> burst.toldByNow().size() >= GIVERS - SPEAKING,
                LONG_AFTER,
                "who waits is told while PostgreSQL is silent");
        var soon = burst.toldByNow();
        proxy.release();

        assertThat(soon).allMatch(it -> it.status() == 503);

        var told = burst.told();
        var away = told.stream().filter(it -> it.status() == 503).toList();
        new Stopwatch().say("held: %d of %d turned away", away.size(), told.size());
        assertThat(away).isNotEmpty();
        assertThat(away).allMatch(Burst.Told::retryAfter);
        assertThat(away).allMatch(it -> it.took().compareTo(SOON) < 0);
        burst.resolve();
        trial.check();
    }

    /** Not as if the application were broken. */
    @Test
    void readersAreToldThatTheDatabaseIsAway() {
        new Burst(trial, "away", 1);
        var api = trial.api();
        trial.site().server().die(Server.Death.IMMEDIATE);
        try {
            for (var path : List.of("/2022:awayL0", "?fiscalYear=2022")) {
                var answer = api.get("auditor", "/api/v1/budget-lines" + path);
                assertThat(answer.status()).as(answer.body()).isEqualTo(503);
                assertThat(answer.headers()).containsKey("retry-after");
            }
        } finally {
            trial.site().server().start();
        }
        Patience.until(
                () -> api.get("auditor", "/api/v1/budget-lines/2022:awayL0").status() == 200,
                Duration.ofSeconds(10),
                "reads go on");
    }

    @Test
    void aSlowDatabaseLosesNothing() {
        proxy.delay(Duration.ofMillis(40));
        try (var load = Load.start(trial, "slow", 16, 2, Money.yuan("10.00"))) {
            load.awaitAccepted(20);
            proxy.delay(Duration.ZERO);
            load.finish();
        }
        trial.check();
    }
}
