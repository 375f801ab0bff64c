package budgettrail.web;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The terminal of the one who starts the application. For what must not be in a log, which is kept
 * and copied, and for what must be readable before a log is there.
 */
public final class Terminal {
    private Terminal() {}

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
