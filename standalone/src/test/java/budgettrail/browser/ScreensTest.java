package budgettrail.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The screenshots that are kept are few and small, and the README shows some of them. */
class ScreensTest {
    private static final long LARGEST = 2_000_000;
    private static final Pattern SHOWN = Pattern.compile("\\(docs/screens/([^)]+)\\)");

    @Test
    void weighLittle() throws IOException {
        try (var files = Files.list(ContactSheet.KEPT)) {
            assertThat(files.mapToLong(file -> file.toFile().length()).sum())
                    .isBetween(1L, LARGEST);
        }
    }

    @Test
    void areShownByTheReadme() throws IOException {
        var shown = SHOWN.matcher(Files.readString(Path.of("..", "README.md"))).results().toList();
        assertThat(shown).hasSizeGreaterThanOrEqualTo(2);
        assertThat(shown)
                .allSatisfy(one -> assertThat(ContactSheet.KEPT.resolve(one.group(1))).exists());
    }
}
