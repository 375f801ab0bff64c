package budgettrail.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Each message is there in both languages. */
class MessagesTest {
    @Test
    void hasEveryMessageInChineseAndEnglish() throws IOException {
        assertThat(Bundles.faults()).isEmpty();
    }

    @Test
    void tellsOfAMessageThatTwoBundlesWordDifferently() {
        var one = bundle("same=A", "other=B", "single=C");
        var two = bundle("same=A", "other=D");
        assertThat(Bundles.contradictions(List.of(one, two))).containsExactly("other: B | D");
    }

    private static Properties bundle(String... messages) {
        var bundle = new Properties();
        for (var message : messages) {
            var parts = message.split("=");
            bundle.setProperty(parts[0], parts[1]);
        }
        return bundle;
    }
}
