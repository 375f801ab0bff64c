package budgettrail.log;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.event.Actor;
import budgettrail.event.Fact;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is kept of the newest facts is what the log has stored, and never less. */
class FreshFactsTest {
    private static final int MORE_THAN_ARE_KEPT = 5_000;

    private EventLog log;
    private EventLog otherNode;

    @BeforeEach
    void openLog() {
        var access = TestDatabase.withLog();
        log = new EventLog(TestDatabase.application(access));
        otherNode = new EventLog(TestDatabase.application(access));
    }

    @AfterEach
    void closeLog() {
        log.close();
        otherNode.close();
    }

    /** One of each kind, but for those that claim what another one claims. */
    private static List<Fact> samples() {
        var claimed = new HashSet<RegisterKey>();
        return SampleFacts.ONE_OF_EACH.stream()
                .filter(
                        fact ->
                                Register.rowsOf(new Draft(0, fact, Metadata.by(new Actor("clerk"))))
                                        .stream()
                                        .allMatch(row -> claimed.add(row.key())))
                .toList();
    }

    private static List<Draft> drafts(List<Fact> facts, Map<String, Long> heads) {
        var drafts = new ArrayList<Draft>();
        for (var fact : facts) {
            var sequence = heads.merge(fact.stream(), 1L, Long::sum) - 1;
            drafts.add(
                    new Draft(
                            sequence,
                            fact,
                            new Metadata(
                                    new Actor("clerk"),
                                    Metadata.Source.IMPORT,
                                    "key-" + fact.getClass().getSimpleName(),
                                    "f",
                                    "c",
                                    0,
                                    "import",
                                    7)));
        }
        return drafts;
    }

    @Test
    void readsFactsOfEveryKindAsTheyAreStored() {
        for (var draft : drafts(samples(), new HashMap<>())) {
            log.append(List.of(draft));
        }
        var stored = log.after(0, Integer.MAX_VALUE);
        assertThat(stored).hasSameSizeAs(samples()).hasSizeGreaterThan(20);
        assertThat(log.newsAfter(0, Integer.MAX_VALUE)).isEqualTo(stored);
        assertThat(log.newsAfter(3, 2)).isEqualTo(stored.subList(3, 5));
        assertThat(log.newsAfter(stored.size(), 2)).isEmpty();
    }

    @Test
    void missesNothingThatAnotherNodeRecordedInBetween() {
        var heads = new HashMap<String, Long>();
        var samples = samples();
        for (var index = 0; index < samples.size(); index++) {
            var draft = drafts(samples.subList(index, index + 1), heads);
            (index % 3 == 1 ? otherNode : log).append(draft);
            for (var node : List.of(log, otherNode)) {
                for (var position = 0; position <= index + 1; position++) {
                    assertThat(node.newsAfter(position, 1))
                            .isEqualTo(node.after(position, 1))
                            .hasSize(position <= index ? 1 : 0);
                }
            }
        }
    }

    @Test
    void readsFromTheLogWhatIsNoLongerKept() {
        var again = new ArrayList<Draft>();
        for (var index = 0; index < MORE_THAN_ARE_KEPT; index++) {
            var line = LineId.of("2022:L" + index);
            var fact = new Frozen(line, LocalDate.of(2022, 3, 1), Money.yuan("1.00"), null, null);
            again.add(new Draft(0, fact, Metadata.by(new Actor("clerk"))));
        }
        log.append(again);
        assertThat(log.newsAfter(0, 10)).isEqualTo(log.after(0, 10)).hasSize(10);
        var late = MORE_THAN_ARE_KEPT - 10;
        assertThat(log.newsAfter(late, 20)).isEqualTo(log.after(late, 20)).hasSize(10);
    }
}
