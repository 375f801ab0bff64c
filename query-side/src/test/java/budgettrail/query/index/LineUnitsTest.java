package budgettrail.query.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.event.line.LineId;
import budgettrail.log.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What is known of lines whose segments cannot be read for a moment. */
class LineUnitsTest {
    private static final LineId LINE = LineId.of("2022:A");
    private static final LocalDate DAY = LocalDate.of(2022, 1, 1);

    @Test
    void isReadAgainWhereItCouldNotBeRead() {
        var access = TestDatabase.with("log", "search");
        JdbcClient.create(TestDatabase.owner(access))
                .sql(
                        "INSERT INTO search.described (line, position, effective, unit, project)"
                                + " VALUES (?, 1, ?, 'U', NULL)")
                .params(LINE.toString(), DAY)
                .update();
        var away = new AtomicBoolean(true);
        var database =
                JdbcClient.create(
                        new DelegatingDataSource(TestDatabase.application(access)) {
                            @Override
                            public Connection getConnection() throws SQLException {
                                if (away.getAndSet(false)) {
                                    throw new SQLTransientConnectionException("None is free");
                                }
                                return super.getConnection();
                            }
                        });
        var units = new LineUnits();
        assertThatThrownBy(() -> units.load(database, List.of(LINE)))
                .isInstanceOf(DataAccessException.class);
        units.load(database, List.of(LINE));
        assertThat(units.at(LINE, DAY, 1)).isNotNull();
    }
}
