package budgettrail.log.axon;

import static budgettrail.event.money.Money.yuan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.Actor;
import budgettrail.event.line.FreezeEvent.Frozen;
import budgettrail.event.line.LineId;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.Metadata;
import budgettrail.log.TestDatabase;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.UncategorizedSQLException;

/** What becomes of who loads a line whose kept state cannot be read. */
class LogEventStoreTest {
    private final EventLog log = new EventLog(TestDatabase.application(TestDatabase.withLog()));

    @BeforeEach
    void record() {
        var day = LocalDate.of(2022, 3, 1);
        var frozen = new Frozen(LineId.of("2022:A"), day, yuan("1.00"), null, null);
        log.append(List.of(new Draft(0, frozen, Metadata.by(new Actor("clerk")))));
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void whoWaitedInVainDoesNotReadAllFacts() {
        var none = new SQLTransientConnectionException("None is free");
        assertThatThrownBy(() -> read(new CannotGetJdbcConnectionException("In vain", none)))
                .isInstanceOf(CannotGetJdbcConnectionException.class);
        assertThatThrownBy(() -> read(broken("57P01")))
                .isInstanceOf(UncategorizedSQLException.class);
    }

    @Test
    void aBrokenStateIsInNobodysWay() {
        assertThat(read(broken("42P01"))).isOne();
        assertThat(read(new IllegalArgumentException("Nobody can read that"))).isOne();
    }

    private static RuntimeException broken(String state) {
        return new UncategorizedSQLException("read", "SELECT", new SQLException("No", state));
    }

    private long read(RuntimeException failure) {
        var engine =
                new LogStorageEngine(
                        log,
                        _ -> {
                            throw failure;
                        });
        return new LogEventStore(engine).readEvents("2022:A").asStream().count();
    }
}
