package budgettrail.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

/** A start that fails says why in two sentences. */
class StartFailureTest {
    @Test
    void namesThePortThatIsTaken() {
        var taken = new PortInUseException(8080, null);
        var said = StartFailureReporter.text(new PortTakenAnalyzer().analyze(taken, taken));
        assertThat(said)
                .contains("端口 8080 已被占用", "Port 8080 is already in use", "--server.port=8081")
                .doesNotContain("Exception", "\tat ");
    }

    @Test
    void saysWhyItRefusesAndWhatToDo() {
        var refused = new StartRefused("No. ", "Do that.");
        var said = StartFailureReporter.text(new StartRefusedAnalyzer().analyze(refused, refused));
        assertThat(said).contains("No.", "Do that.").doesNotContain("\tat ");
    }
}
