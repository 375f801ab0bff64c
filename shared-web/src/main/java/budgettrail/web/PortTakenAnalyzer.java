package budgettrail.web;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/** Says that another program listens on the port already. */
@Order(0) // before the one of the framework, which says less
class PortTakenAnalyzer extends AbstractFailureAnalyzer<PortInUseException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, PortInUseException cause) {
        var port = cause.getPort();
        return new FailureAnalysis(
                "端口 %1$d 已被占用。 Port %1$d is already in use.".formatted(port),
                "停止占用它的程序，或换一个端口。 Stop the program that uses it, or choose another port: --server.port=%d"
                        .formatted(port + 1),
                cause);
    }
}
