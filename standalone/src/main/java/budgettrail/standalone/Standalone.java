package budgettrail.standalone;

import budgettrail.command.importing.Importing;
import budgettrail.command.shell.CommandDesk;
import budgettrail.command.shell.LineReader;
import budgettrail.log.EventLog;
import budgettrail.web.Terminal;
import budgettrail.web.access.Accounts;
import budgettrail.web.access.FirstManagers;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.Ssl;
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
    private static final Logger LOG = LoggerFactory.getLogger(Standalone.class);

    @Bean
    ApplicationListener<ApplicationReadyEvent> readyMessage(
            Accounts accounts, MessageSource messages, EventLog log, Environment settings) {
        return ready -> {
            if (Terminal.isLog()) { // which is kept and copied: no secrets
                LOG.info("Ready at {}, accounts in {}", address(settings), accounts.file().path());
            } else {
                var message = new ReadyMessage(accounts, messages, Sample.hasPractice(log));
                Terminal.print(message.text(address(settings)));
            }
        };
    }

    /** Before the ready message, so that ready means loaded. */
    @Bean
    ApplicationRunner sample(
            Importing importing,
            CommandDesk desk,
            LineReader lines,
            EventLog log,
            Environment settings) {
        return _ -> new Sample(importing, desk, lines, log).load(SampleExtent.wanted(settings));
    }

    /** Managers of the sample's units, where the sample is. */
    @Bean
    FirstManagers firstManagers(EventLog log, Environment settings) {
        return () ->
                Sample.isOrWillBeIn(log, SampleExtent.wanted(settings))
                        ? Sample.MANAGERS
                        : Map.of();
    }

    static String address(Environment settings) {
        var named = settings.getProperty("server.address", "localhost");
        var host = named.contains(":") ? "[" + named + "]" : named; // IPv6
        var port = settings.getProperty("local.server.port", "8080");
        return (isWithTls(settings) ? "https" : "http") + "://" + host + ":" + port;
    }

    /** As the server takes the settings: what names a certificate is enough. */
    private static boolean isWithTls(Environment settings) {
        return Binder.get(settings)
                .bind("server.ssl", Ssl.class)
                .map(ssl -> ssl.isEnabled())
                .orElse(false);
    }
}
