package budgettrail.browser;

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
            "The browser tests were SKIPPED: no Chromium was found by -D%s=PATH, on the PATH or among"
                            .formatted(Chromium.SETTING)
                    + " Playwright's own. This brings it: "
                    + Chromium.INSTALLED_BY;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        try {
            if (Chromium.find().isPresent()) {
                Files.deleteIfExists(NOTE);
                return ConditionEvaluationResult.enabled("There is a Chromium");
            }
            Files.writeString(NOTE, MISSING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException("With CI=true this fails. " + MISSING);
        }
        return ConditionEvaluationResult.disabled(MISSING);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == SharedBrowser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(InBrowser.class))
                .computeIfAbsent(
                        SharedBrowser.class,
                        key -> SharedBrowser.start(Chromium.find().orElseThrow()),
                        SharedBrowser.class);
    }
}
