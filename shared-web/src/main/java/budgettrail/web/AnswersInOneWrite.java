package budgettrail.web;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives each connection room for a whole answer of the usual size. The container's own is 8 KiB,
 * and a table of twenty rows went out in four pieces, each of which woke its reader.
 */
@Component
final class AnswersInOneWrite implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {
    private static final int BYTES = 32 * 1024;

    @Override
    public void customize(TomcatServletWebServerFactory tomcat) {
        tomcat.addConnectorCustomizers(
                connector ->
                        connector.setProperty("socket.appWriteBufSize", String.valueOf(BYTES)));
    }
}
