package budgettrail.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FileStatementTest {
    private static final SigningKey KEY = SigningKey.generate("a-log");
    private static final FileStatement STATEMENT =
            new FileStatement("a-log", "manifest.json", "0a".repeat(32));

    @Test
    void isSaidByItsKeyAboutItsFileOnly() {
        var note = SignedNote.parse(KEY.sign(STATEMENT.text()).toString());
        assertThat(STATEMENT.saidBy(KEY.verifier(), note)).isTrue();
        assertThat(STATEMENT.saidBy(SigningKey.generate("a-log").verifier(), note)).isFalse();
        assertThat(
                        new FileStatement("a-log", "other.json", "0a".repeat(32))
                                .saidBy(KEY.verifier(), note))
                .isFalse();
        assertThat(
                        new FileStatement("a-log", "manifest.json", "0b".repeat(32))
                                .saidBy(KEY.verifier(), note))
                .isFalse();
    }

    @Test
    void isNeverTakenForAHead() {
        assertThatThrownBy(() -> Checkpoint.parse(STATEMENT.text()))
                .isInstanceOf(IllegalArgumentException.class);
        var head = new Checkpoint("a-log", 1, new Hasher().nothing(), null);
        assertThat(STATEMENT.saidBy(KEY.verifier(), KEY.sign(head.text()))).isFalse();
    }

    @Test
    void hasNoSecondLineInItsNames() {
        assertThatThrownBy(() -> new FileStatement("a\nlog", "manifest.json", "0a".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new FileStatement("a-log", "a\n1", "0a".repeat(32)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
