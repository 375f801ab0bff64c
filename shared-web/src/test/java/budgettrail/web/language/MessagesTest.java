package budgettrail.web.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Each message is there in both languages. */
class MessagesTest {
    @Test
    void hasEveryMessageInChineseAndEnglish() throws IOException {
        assertThat(Bundles.faults()).isEmpty();
    }
}
