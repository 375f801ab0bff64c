package budgettrail.web;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Prints why the application did not start, without a stack trace. */
class StartFailureReporter implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis analysis) {
        Terminal.print(text(analysis));
    }

    static String text(FailureAnalysis analysis) {
        var action = analysis.getAction();
        return "\n启动失败。 Not started.\n\n"
                + String.valueOf(analysis.getDescription()).indent(2)
                + (action == null ? "" : action.indent(2))
                + "\n";
    }
}
