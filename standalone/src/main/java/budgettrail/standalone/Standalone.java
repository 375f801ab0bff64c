package budgettrail.standalone;

import budgettrail.web.access.Accounts;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/** What one process needs besides the two sides. */
@Configuration(proxyBeanMethods = false)
@Import(EmbeddedDatabaseConfiguration.class)
public class Standalone {
    @Bean
    ApplicationListener<ApplicationReadyEvent> readyMessage(
            Accounts accounts, MessageSource messages, Environment settings) {
        return ready -> print(new ReadyMessage(accounts, messages).text(address(settings)));
    }

    private static String address(Environment settings) {
        var host = settings.getProperty("server.address", "localhost");
        var port = settings.getProperty("local.server.port", "8080");
        var scheme =
                settings.getProperty("server.ssl.enabled", Boolean.class, false) ? "https" : "http";
        return scheme + "://" + host + ":" + port;
    }

    /** To the terminal and not to the log: a log is kept and copied, and secrets must not be. */
    private static void print(String text) {
        @SuppressWarnings("resource") // closing it would close the terminal for the log, too
        var terminal = new FileOutputStream(FileDescriptor.out);
        try {
            terminal.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
