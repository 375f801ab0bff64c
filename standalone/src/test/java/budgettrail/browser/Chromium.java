package budgettrail.browser;

import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The program of the browser tests: the one of the setting, of the path, or Playwright's own. */
final class Chromium {
    /** {@code -Dbudgettrail.chromium=PATH}; {@code none} is as if there were none. */
    static final String SETTING = "budgettrail.chromium";

    /** What brings it, and the Chinese characters, to a Debian. */
    static final String INSTALLED_BY = "apt-get install chromium fonts-noto-cjk";

    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome");
    private static final Optional<Path> FOUND = search();

    private Chromium() {}

    static Optional<Path> find() {
        return FOUND;
    }

    /** What drives it. It downloads nothing. */
    static Playwright driver() {
        var quiet = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        return Playwright.create(new Playwright.CreateOptions().setEnv(quiet));
    }

    private static Optional<Path> search() {
        var setting = System.getProperty(SETTING);
        if (setting == null) {
            return onPath().or(Chromium::playwrights);
        }
        if (setting.equals("none")) {
            return Optional.empty();
        }
        if (!Files.isExecutable(Path.of(setting))) {
            throw new IllegalStateException("No program: " + SETTING + "=" + setting);
        }
        return Optional.of(Path.of(setting));
    }

    private static Optional<Path> onPath() {
        var folders = System.getenv().getOrDefault("PATH", "").split(File.pathSeparator);
        return NAMES.stream()
                .flatMap(name -> Arrays.stream(folders).map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> playwrights() {
        try (var driver = driver()) {
            return Optional.of(Path.of(driver.chromium().executablePath()))
                    .filter(Files::isExecutable);
        }
    }
}
