package budgettrail.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BareClientsTest {
    @Test
    void areHeardFromTheirProcess() {
        var said = List.of("seconds 2.0", "1000000 30", "5000000 10");

        var run = BareClients.run(said, new Cpu.Use(Map.of(), 0, 0));

        assertThat(run.perSecond()).isEqualTo(20);
        assertThat(run.milliseconds(50)).isBetween(0.99, 1.01);
        assertThat(run.milliseconds(99)).isBetween(4.99, 5.01);
    }

    @Test
    void areOnlyAskedWherePgbenchIsNotInstalled() {
        assertThat(PlainCommit.installed("/nowhere:/elsewhere")).isFalse();
    }
}
