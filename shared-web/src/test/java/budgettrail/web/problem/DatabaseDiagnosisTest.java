package budgettrail.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpStatus;

/** Whose caller is asked to come back, and whose failure is the program's own. */
class DatabaseDiagnosisTest {
    private final DatabaseDiagnosis diagnosis = new DatabaseDiagnosis();

    /** No connection, a deadlock, no room, an operator's hand, a lock, a standby, idleness. */
    @ParameterizedTest
    @ValueSource(strings = {"08006", "40P01", "53300", "57P01", "55P03", "25006", "25P03"})
    void whatPassesIsNobodysMistake(String state) {
        passes(new SQLException("", state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22P02", "25P02"})
    void whatDoesNotPassIsAMistake(String state) {
        assertThat(diagnosis.of(new IllegalStateException(new SQLException("", state)))).isEmpty();
        assertThat(diagnosis.of(new IllegalStateException())).isEmpty();
    }

    /**
     * As the pool says them: a connection that is not to be had, one that broke in a transaction.
     */
    @Test
    void aPoolKnowsNoState() {
        passes(new SQLTransientConnectionException("Connection is not available"));
        passes(new SQLException("Connection is closed"));
    }

    private void passes(SQLException failure) {
        assertThat(diagnosis.of(new IllegalStateException(failure)))
                .get()
                .extracting(Problem::status)
                .isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
    }
}
