package budgettrail.web.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Answers what the container refuses before the application is asked, such as a NUL in a path. */
final class ConnectorProblems extends ErrorReportValve {
    private final ProblemWriter problems;

    private ConnectorProblems(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void report(Request request, Response response, Throwable failure) {
        var status = response.getStatus();
        if (status < HttpStatus.BAD_REQUEST.value()
                || response.getContentWritten() > 0
                || !response.setErrorReported()) {
            return;
        }
        try {
            problems.write(request, response, Problems.ofStatus(HttpStatusCode.valueOf(status)));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Installed {
        /** After the framework's own, so that it stands nearer to the application and is first. */
        @Bean
        @Order(Ordered.LOWEST_PRECEDENCE)
        WebServerFactoryCustomizer<TomcatServletWebServerFactory> connectorProblems(
                ProblemWriter problems) {
            return tomcat ->
                    tomcat.addContextCustomizers(
                            context ->
                                    context.getParent()
                                            .getPipeline()
                                            .addValve(new ConnectorProblems(problems)));
        }
    }
}
