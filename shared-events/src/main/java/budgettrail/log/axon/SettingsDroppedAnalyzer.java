package budgettrail.log.axon;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what has to stand between the nodes and PostgreSQL: nothing. */
class SettingsDroppedAnalyzer extends AbstractFailureAnalyzer<SettingsDropped> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingsDropped cause) {
        return new FailureAnalysis(
                "数据库连接没有接受本程序的设置。 The connections to the database are without the settings of this program: %s."
                        .formatted(cause.getMessage()),
                "直接连接 PostgreSQL，中间不经 PgBouncer 等连接池；budgettrail.database.url 中不写 options。 Connect"
                        + " to PostgreSQL directly, with no PgBouncer or other pool between, and"
                        + " without options in budgettrail.database.url.",
                cause);
    }
}
