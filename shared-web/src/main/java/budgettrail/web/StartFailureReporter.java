package budgettrail.web;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Prints why the application did not start, without a stack trace. */
class StartFailureReporter implements FailureAnalysisReporter {
    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);

    @Override
    public void report(FailureAnalysis analysis) {
        if (Terminal.isLog()) {
            LOG.error(text(analysis));
        } else {
            Terminal.print(text(analysis));
        }
    }

    static String text(FailureAnalysis analysis) {
        var action = analysis.getAction();
        return "\n启动失败。 Not started.\n\n"
                + String.valueOf(analysis.getDescription()).indent(2)
                + (action == null ? "" : action.indent(2))
                + "\n";
    }
}
