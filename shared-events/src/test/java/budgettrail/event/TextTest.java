package budgettrail.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is a code or a note is told by patterns; what tells it faster agrees on every character. */
class TextTest {
    private static final Pattern CODE = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._/#-]*");
    private static final Pattern NO_NOTE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    @Test
    void everyCharacterOfANoteIsWhatThePatternSays() {
        for (var character = 0; character <= Character.MAX_CODE_POINT; character++) {
            var text = Character.toString(character);
            for (var note : new String[] {text, "A " + text, text + "9", "预" + text + "算"}) {
                if (Text.isNote(note) == NO_NOTE.matcher(note).find()) {
                    throw new AssertionError("U+%04X in %s".formatted(character, note));
                }
            }
        }
        assertThat(Text.isNote("9".repeat(Text.LONGEST_NOTE))).isTrue();
        assertThat(Text.isNote("9".repeat(Text.LONGEST_NOTE + 1))).isFalse();
    }

    /** Whoever recorded something once is not forgotten. */
    @Test
    void anActorOfAFactMayHoldAMarkThatNoDoorLetsIn() {
        var name = "ali\u061C";
        assertThat(Text.isNote(name)).isFalse();
        assertThat(new Actor(name).name()).isEqualTo(name);
        assertThat(Text.isRecordedNote("ali\u200F")).isFalse();
    }

    @Test
    void everyCharacterIsWhatThePatternSays() {
        for (var character = 0; character <= Character.MAX_CODE_POINT; character++) {
            var text = Character.toString(character);
            for (var code : new String[] {text, "A" + text, text + "9", "预" + text + "算"}) {
                if (Text.isCode(code) != CODE.matcher(code).matches()) {
                    throw new AssertionError("U+%04X in %s".formatted(character, code));
                }
            }
        }
    }

    @Test
    void whatPassesForAnotherCodeIsDisguised() {
        assertThat(Text.isDisguised("豫财-2022/0001")).isFalse();
        assertThat(Text.isDisguised("２０２２-0001")).isTrue();
        assertThat(Text.isDisguised("Ｖ-1")).isTrue();
        assertThat(Text.isDisguised("V-\u0661")).as("an Arabic-Indic digit").isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"035001//17", "035001/", "035001/./17", "035001/../17", "A/.", "A/.."})
    void whatAddressesLoseOrFollowIsACodeOfOldFactsOnly(String code) {
        assertThat(Text.isCode(code)).isTrue();
        assertThat(Text.isAddressable(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "035001/2022/V-1#2", "A..B", "A./.B/C.", "预/算"})
    void addressesHoldAnyOtherCode(String code) {
        assertThat(Text.isAddressable(code)).isTrue();
    }

    @Test
    void whatCannotBeSeenIsBlank() {
        assertThat(Text.isBlank("")).isTrue();
        assertThat(Text.isBlank(" \t\u00A0\u3000\u200B\uFEFF")).isTrue();
        assertThat(Text.isBlank("\u200B甲")).isFalse();
    }

    @Test
    void aCodeIsNeitherEmptyNorTooLong() {
        assertThat(Text.isCode("")).isFalse();
        assertThat(Text.isCode("9".repeat(Text.LONGEST_CODE))).isTrue();
        assertThat(Text.isCode("9".repeat(Text.LONGEST_CODE + 1))).isFalse();
        assertThat(Text.isCode("-A")).isFalse();
        assertThat(Text.isCode("A b")).isFalse();
    }
}
