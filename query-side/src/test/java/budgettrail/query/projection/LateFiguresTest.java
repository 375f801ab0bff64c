package budgettrail.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.event.line.AppropriationEvent.Appropriated;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.TestDatabase;
import budgettrail.query.Described;
import budgettrail.query.QueryTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Facts wait for figures that are late, as long as these move. */
class LateFiguresTest extends QueryTest {
    private static final LineId LINE = LineId.of("2022:LATE");
    private static final LocalDate DAY = LocalDate.of(2022, 1, 1);

    private static final Duration A_BUSY_MACHINE = Duration.ofMinutes(1);

    @Autowired private MeterRegistry meters;

    private Timer way;

    @BeforeEach
    void theFiguresFollow() {
        way = meters.get("budgettrail.log.way").timer();
        var described = Described.basic(new UnitCode("035001"));
        shown(record(List.of(new LineOpened(LINE, DAY, described))));
        assertThat(way.count()).isZero();
    }

    @Test
    void factsWaitAMomentForLateFiguresAndNotForThoseThatStandStill() throws SQLException {
        try (var holder = TestDatabase.owner(access).getConnection()) {
            holder.setAutoCommit(false);
            await().atMost(A_BUSY_MACHINE).until(() -> keptWhileHeld(holder));
            assertThat(way.max(TimeUnit.MILLISECONDS)).isGreaterThanOrEqualTo(3);

            await().atMost(A_BUSY_MACHINE).until(() -> !kept()); // They stand still.

            holder.rollback();
            shown(more());
        }
    }

    /** Whether a fact was kept for figures that followed just now and cannot go on. */
    private boolean keptWhileHeld(Connection holder) throws SQLException {
        holder.rollback();
        shown(more());
        try (var statement = holder.createStatement()) {
            statement.execute("SELECT position FROM query.generation FOR UPDATE");
        }
        more();
        return LongStream.range(0, 20).anyMatch(_ -> kept());
    }

    /** Whether one more fact was kept for them. */
    private boolean kept() {
        var before = way.count();
        more();
        return way.count() > before;
    }

    private long more() {
        return record(List.of(new Appropriated(LINE, DAY, Money.yuan("1.00"), null, null)));
    }

    private void shown(long position) {
        json("/budget-lines/" + LINE + "?minPosition=" + position);
    }
}
