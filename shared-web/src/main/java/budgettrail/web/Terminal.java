package budgettrail.web;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.logging.LoggingSystemProperty;

/**
 * The terminal of the one who starts the application. For what must not be in a log, which is kept
 * and copied, and for what must be readable before a log is there.
 */
public final class Terminal {
    private Terminal() {}

    /** Whether it is a log of JSON lines, read by a machine: nothing else may stand in it. */
    public static boolean isLog() {
        return System.getProperty(
                        LoggingSystemProperty.CONSOLE_STRUCTURED_FORMAT
                                .getEnvironmentVariableName())
                != null;
    }

    /**
     * Whether somebody looks at it. What is printed goes to a file or another program otherwise.
     */
    public static boolean isWatched() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /** Prints in UTF-8, whatever the language of the system. */
    public static void print(String text) {
        @SuppressWarnings("resource") // closing it would close the terminal for the log, too
        var terminal = new FileOutputStream(FileDescriptor.out);
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
