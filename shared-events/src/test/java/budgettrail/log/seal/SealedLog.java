package budgettrail.log.seal;

import budgettrail.event.Actor;
import budgettrail.event.line.DisbursementEvent.DisbursementRecorded;
import budgettrail.event.line.DisbursementId;
import budgettrail.event.line.LineId;
import budgettrail.event.line.VoucherNumber;
import budgettrail.event.money.Money;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Draft;
import budgettrail.log.EventLog;
import budgettrail.log.LogWatch;
import budgettrail.log.Metadata;
import budgettrail.log.Migration;
import budgettrail.log.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A log with payments of some lines, and what seals it. */
final class SealedLog implements AutoCloseable {
    private static final int LINES = 7;
    private static final UnitCode UNIT = new UnitCode("035001");
    private static final Metadata BY_CLERK = Metadata.by(new Actor("clerk"));

    final DatabaseAccess access;
    final DataSource database;
    final SealFolder folder;
    final EventLog log;
    final Sealer sealer;
    private long recorded;

    private SealedLog(DatabaseAccess access, Path folder, Clock clock)
            throws SQLException, IOException {
        this.access = access;
        this.database = TestDatabase.application(access);
        this.folder = new SealFolder(folder);
        var guard = WitnessGuard.of(database, this.folder);
        this.log = new EventLog(database, LogWatch.NOBODY, guard);
        this.recorded = log.head();
        this.sealer = new Sealer(database, this.folder, guard, clock);
    }

    static SealedLog fresh(Path folder) throws SQLException, IOException {
        var access = TestDatabase.withLog();
        Migration.migrate(access, "seal");
        return of(access, folder);
    }

    /** Another node, or the same one later. */
    static SealedLog of(DatabaseAccess access, Path folder) throws SQLException, IOException {
        return of(access, folder, Clock.systemUTC());
    }

    static SealedLog of(DatabaseAccess access, Path folder, Clock clock)
            throws SQLException, IOException {
        return new SealedLog(access, folder, clock);
    }

    /** Records so many payments more. */
    SealedLog pay(int payments) {
        var drafts = new ArrayList<Draft>();
        for (var number = 0; number < payments; number++) {
            drafts.add(payment(recorded + number));
        }
        log.append(drafts);
        recorded += payments;
        return this;
    }

    private static Draft payment(long number) {
        var line = LineId.of("2022:L" + number % LINES);
        return new Draft(
                number / LINES,
                new DisbursementRecorded(
                        line,
                        LocalDate.of(2022, 3, 1).plusDays(number % 200),
                        new DisbursementId("P-" + number),
                        Money.yuan(number + ".50"),
                        UNIT,
                        new VoucherNumber("凭证-" + number),
                        "示例文具店",
                        null,
                        null,
                        null),
                BY_CLERK);
    }

    /** Seals what is new in a head of its own, which is kept. */
    SealedLog seal() {
        sealer.seal();
        if (sealer.trouble() != null) {
            throw new IllegalStateException(sealer.trouble());
        }
        sealer.give();
        return this;
    }

    /** All of the witness. */
    List<Head> heads() throws IOException {
        var heads = new ArrayList<Head>();
        try (var witness = folder.witness()) {
            while (witness.next() != null) {
                heads.add(witness.take());
            }
        }
        return heads;
    }

    /** What a verification finds on this connection, in the middle of whatever it does. */
    Faults verify(Connection connection) throws SQLException, IOException {
        var faults = new Faults();
        var key = folder.verifierKey().orElseThrow();
        try (var witness = folder.witness();
                var heads = new SealedHeads(connection, witness, key, faults, 0)) {
            new Recomputation(connection, heads, faults, _ -> {}).run(0);
        }
        return faults;
    }

    List<Fault> verify() throws SQLException, IOException {
        try (var connection = database.getConnection()) {
            return verify(connection).first();
        }
    }

    @Override
    public void close() {
        sealer.close();
        log.close();
    }
}
