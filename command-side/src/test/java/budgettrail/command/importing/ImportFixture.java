package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.importing.table.RowError;
import budgettrail.command.importing.table.Upload;
import budgettrail.command.importing.table.Upload.Format;
import budgettrail.command.shell.Giver;
import budgettrail.command.shell.Node;
import budgettrail.event.reference.FiscalYear;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.Recorded;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Role;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real log with a command side, and somebody who imports files into it. */
abstract class ImportFixture {
    static final FiscalYear YEAR = new FiscalYear(2022);
    static final String LEDGER =
            "date,type,unit_code,budget_line_key,amount_yuan,payee,voucher_no,ref,exempt,exempt_ground\n";
    static final String LINES = "line_key,unit_code,function_code,kind,initial_yuan\n";

    DatabaseAccess access;
    Node node;
    Importing importing;
    private int keys;

    @BeforeEach
    void start() {
        access = TestDatabase.with("log", "command");
        node = new Node(access);
        importing = importing(jobs());
    }

    @AfterEach
    void stop() {
        node.close();
    }

    ImportJobs jobs() {
        return new ImportJobs(JdbcClient.create(TestDatabase.application(access)));
    }

    Importing importing(ImportJobs jobs) {
        var lock = new YearLock(TestDatabase.application(access));
        return new Importing(node.desk, node.bulk, node.log, node.turn, jobs, lock, Node.TODAY);
    }

    static Upload csv(String text) {
        return new Upload(text.getBytes(StandardCharsets.UTF_8), Format.CSV);
    }

    static Order order(Kind kind, Upload file, @Nullable Upload second) {
        return new Order(kind, YEAR, file, second, Controls.NONE, false, false);
    }

    Giver giver(Role role) {
        return Node.giver(role, "key-" + keys++);
    }

    Result give(Role role, Kind kind, Upload file) {
        return importing.submit(order(kind, file, null), giver(role));
    }

    ImportAnswer done(Result result) {
        assertThat(result).isInstanceOf(Result.Done.class);
        return ((Result.Done) result).answer();
    }

    void twoLines() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\nU2,二\n")));
        var text = LINES + "A,U1,201,BASIC,100.00\nB,U2,201,BASIC,50.00\n";
        done(give(Role.MIGRATOR, Kind.BUDGET_LINES, csv(text)));
    }

    static List<String> found(List<RowError> errors) {
        return errors.stream()
                .map(error -> error.row() + ":" + error.column() + ":" + error.code())
                .toList();
    }

    List<Recorded> all() {
        return node.log.after(0, 1_000_000);
    }

    <T> List<T> facts(Class<T> type) {
        return all().stream().map(Recorded::fact).filter(type::isInstance).map(type::cast).toList();
    }

    static String payments(int count, String yuan) {
        var rows = new StringBuilder(LEDGER);
        for (var row = 1; row <= count; row++) {
            rows.append("2022-02-01,DISBURSEMENT,U1,A,%s,x,N%d,,,\n".formatted(yuan, row));
        }
        return rows.toString();
    }
}
