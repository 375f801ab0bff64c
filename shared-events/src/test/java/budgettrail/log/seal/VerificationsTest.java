package budgettrail.log.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import budgettrail.log.TestDatabase;
import budgettrail.log.job.Progress.State;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class VerificationsTest {
    private static final int CLEAN_RUNS = Boolean.getBoolean("budgettrail.proof") ? 100 : 10;

    @TempDir private Path folder;
    private SealedLog log;
    private Verifications verifications;

    @BeforeEach
    void open() throws SQLException, IOException {
        log = SealedLog.fresh(folder);
        verifications = new Verifications(log.database, log.folder);
    }

    @AfterEach
    void close() {
        verifications.close();
        log.close();
    }

    @Test
    void raisesNoFalseAlarmWhileOthersRecordAndSeal() throws SQLException, IOException {
        log.pay(500).seal();
        try (var node = SealedLog.of(log.access, folder)) {
            var stop = new AtomicBoolean();
            var paying =
                    CompletableFuture.runAsync(
                            () -> {
                                for (var group = 1; !stop.get(); group = group % 40 + 1) {
                                    log.pay(group);
                                }
                            });
            var sealing =
                    CompletableFuture.runAsync(
                            () -> {
                                while (!stop.get()) {
                                    node.sealer.seal();
                                    log.sealer.seal();
                                    log.sealer.give();
                                }
                            });
            try {
                for (var run = 0; run < CLEAN_RUNS; run++) {
                    var done = verifications.run("test", run % 3 * 100).orElseThrow();
                    assertThat(done.first()).isEmpty();
                    assertThat(done.passed()).isTrue();
                    assertThat(done.sealed()).isLessThanOrEqualTo(done.position());
                }
            } finally {
                stop.set(true);
            }
            paying.join();
            sealing.join();
        }
        log.seal();
        assertThat(log.verify()).isEmpty();
    }

    @Test
    void tellsWhatItFoundOnAnyNode() throws SQLException {
        log.pay(20).seal().pay(5);
        change(7);
        verifications.run("auditor", 0);
        var told = new Verifications(log.database, log.folder).last().orElseThrow();
        assertThat(told.state()).isEqualTo(State.DONE);
        assertThat(told.passed()).isFalse();
        assertThat(told.first()).containsExactly(Fault.at(Fault.Kind.CHANGED, 7));
        assertThat(told.progress().startedBy()).isEqualTo("auditor");
        assertThat(told.position()).isEqualTo(25);
        assertThat(told.sealed()).isEqualTo(20);
        assertThat(verifications.run("auditor", 7).orElseThrow().passed()).isTrue();
    }

    private void change(long position) throws SQLException {
        try (var owner = TestDatabase.owner(log.access).getConnection();
                var statement = owner.createStatement()) {
            statement.execute("UPDATE log.event SET actor = 'nobody' WHERE position = " + position);
        }
    }

    @Test
    void isOneAtATime() throws SQLException {
        log.pay(3).seal();
        try (var other = log.database.getConnection();
                var statement = other.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + VerificationSql.LOCK + ")");
            assertThat(verifications.start("auditor", 0)).isFalse();
        }
        assertThat(verifications.run("auditor", 0)).isPresent();
    }

    @Test
    void thatNobodyWorksAtAnyMoreHasFailed() throws SQLException {
        log.pay(3).seal();
        verifications.run("auditor", 0);
        try (var connection = log.database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("UPDATE seal.verification SET state = 'RUNNING', ended_at = NULL");
        }
        assertThat(verifications.last().orElseThrow().state()).isEqualTo(State.FAILED);
        assertThat(verifications.cancel("auditor")).isFalse();
        assertThat(verifications.run("auditor", 0).orElseThrow().passed()).isTrue();
    }

    /** Whoever asked for its end after its last look has not ended it. */
    @Test
    void thatIsDoneWasCancelledByNobody() throws SQLException {
        var told = new VerificationSql(JdbcClient.create(log.database));
        for (var state : new State[] {State.DONE, State.CANCELLED}) {
            var job = told.begin("auditor", 0, 1);
            try (var connection = log.database.getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("UPDATE seal.verification SET cancelled_by = 'admin'");
            }
            told.end(job, state, new Faults());
            assertThat(verifications.last().orElseThrow().progress().cancelledBy())
                    .isEqualTo(state == State.DONE ? null : "admin");
        }
    }

    @Test
    void endsWhenItIsAskedTo(CapturedOutput written) throws SQLException {
        endsWhenItIsAskedTo(0, written);
    }

    /** It has no page to look at, and so only looks when it is through. */
    @Test
    void endsWhenItIsAskedToShortlyBeforeItsEnd(CapturedOutput written) throws SQLException {
        endsWhenItIsAskedTo(5_000, written);
    }

    private void endsWhenItIsAskedTo(long after, CapturedOutput written) throws SQLException {
        log.pay(5_000).seal();
        var ended = cancelled(after);
        assertThat(ended.state()).isEqualTo(State.CANCELLED);
        assertThat(ended.progress().cancelledBy()).isEqualTo("admin");
        assertThat(ended.passed()).isFalse();
        await().until(() -> written.getOut().contains(" was asked for by admin"));
    }

    /** The age of one that was cancelled, or that saw a part, does not pass for that of a whole. */
    @Test
    void theLastWholeOneCameFromTheBeginningToTheEnd() throws SQLException {
        log.pay(5_000).seal();
        assertThat(verifications.whole()).isEmpty();
        var whole = verifications.run("auditor", 0);
        cancelled(0);
        verifications.run("auditor", 4_000);
        assertThat(verifications.whole()).isPresent().isEqualTo(whole);
    }

    private VerificationProgress cancelled(long after) throws SQLException {
        try (var owner = TestDatabase.owner(log.access).getConnection();
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE seal.head"); // It waits before its first page.
            assertThat(verifications.start("auditor", after)).isTrue();
            assertThat(verifications.cancel("admin")).isTrue();
            owner.rollback();
        }
        await().until(() -> !verifications.last().orElseThrow().running());
        return verifications.last().orElseThrow();
    }
}
