package budgettrail.browser;

import budgettrail.journey.SampleYear;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the browser that all tests of this JVM share. Without a Chromium the test is
 * skipped, and a note for the end of the build says so; where {@code CI=true} it fails.
 */
final class InBrowser implements ExecutionCondition, ParameterResolver {
    /** Printed by the last plugin of {@code verify}. */
    private static final Path NOTE = Path.of("target", "browser-tests-skipped.txt");

    private static final String MISSING =
            "no Chromium was found by -D%s=PATH, on the PATH or among Playwright's own."
                            .formatted(Chromium.SETTING)
                    + " This brings it: "
                    + Chromium.INSTALLED_BY;

    private static final String SKIPPED = "The browser tests were SKIPPED: " + MISSING;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            Files.deleteIfExists(NOTE);
            if (Chromium.find().isPresent()) {
                return ConditionEvaluationResult.enabled("There is a Chromium");
            }
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException("CI=true, but " + MISSING);
            }
            Files.writeString(NOTE, SKIPPED);
            return ConditionEvaluationResult.disabled(SKIPPED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SharedBrowser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var application = SampleYear.of(context); // First: it is closed after the browser.
        return context.getRoot()
                .getStore(Namespace.create(InBrowser.class))
                .computeIfAbsent(
                        SharedBrowser.class,
                        _ -> SharedBrowser.before(application, Chromium.find().orElseThrow()),
                        SharedBrowser.class);
    }
}
