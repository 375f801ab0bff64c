package budgettrail.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    /** The example of the first implementation. */
    private static final String PETERS_KEY =
            "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";

    private static final String PETERS_NOTE =
            """
            If you think cryptography is the answer to your problem,
            then you don't know what your problem is.

            — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=
            """;

    private static final Hash ROOT = new Hasher().leaf(new byte[] {1});
    private static final Checkpoint HEAD =
            new Checkpoint("budget-trail/test", 12, ROOT, Instant.parse("2026-01-02T03:04:05Z"));

    @Test
    void isReadAndWrittenAsOthersDo() {
        var note = SignedNote.parse(PETERS_NOTE);
        var key = VerifierKey.parse(PETERS_KEY);
        assertThat(key.signed(note)).isTrue();
        assertThat(note).hasToString(PETERS_NOTE);
        assertThat(key).hasToString(PETERS_KEY);
        assertThat(key.signed(SignedNote.parse(PETERS_NOTE.replace("answer", "answers"))))
                .isFalse();
    }

    @Test
    void bearsAHeadThatIsReadAgain() {
        var key = SigningKey.generate("test");
        var written = key.sign(HEAD.text()).toString();
        var read = SignedNote.parse(written);
        assertThat(VerifierKey.parse(key.verifier().toString()).signed(read)).isTrue();
        assertThat(Checkpoint.parse(read.text())).isEqualTo(HEAD);
    }

    @Test
    void isOfNobodyElse() {
        var note = SigningKey.generate("test").sign(HEAD.text());
        assertThat(SigningKey.generate("test").verifier().signed(note)).isFalse();
        assertThat(SigningKey.generate("other").verifier().signed(note)).isFalse();
    }

    @Test
    void isSignedBySameKeyOnceItWasKept() {
        var key = SigningKey.generate("test");
        var kept = SigningKey.of(key.pem(), VerifierKey.parse(key.verifier().toString()));
        assertThat(key.verifier().signed(kept.sign(HEAD.text()))).isTrue();
        var other = SigningKey.generate("test");
        assertThatThrownBy(() -> SigningKey.of(key.pem(), other.verifier()))
                .hasMessage("The two halves are of different keys");
        assertThat(key.toString()).doesNotContain(key.pem().lines().skip(1).findFirst().get());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "name\n\n",
                "name\n1\nAAAA\n",
                "name\n-1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "name\n01\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "name\n99999999999999999999\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "name\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=",
                "name\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\ntime now\n",
                "\n1\nbjQLnP+zepicpUTmu3gKLHiQHT+zNzh2hRGjBhevoB0=\n",
                "name\n1\n!!!\n"
            })
    void believesNothingThatIsNoHead(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text\n",
                "text\n\n",
                "text\n\n- name AAAA\n",
                "text\n\n— name\n",
                "text\n\n— name AAAA",
                "text\n\n— name AAAA BBBB\n"
            })
    void believesNothingThatIsNoNote(String text) {
        assertThatThrownBy(() -> SignedNote.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"— PeterNeumann AAAA", "— PeterNeumann !!!!", "— PeterNeumann x08go/ZJ"})
    void isNotSignedByWhatIsNoSignature(String signature) {
        var note = SignedNote.parse("text\n\n" + signature + "\n");
        assertThat(VerifierKey.parse(PETERS_KEY).signed(note)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PeterNeumann",
                "PeterNeumann+c74f20a3+",
                "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "Peter+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
                "PeterNeumann+c74f20a3+AhpC2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
            })
    void believesNothingThatIsNoKey(String text) {
        assertThatThrownBy(() -> VerifierKey.parse(text))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
