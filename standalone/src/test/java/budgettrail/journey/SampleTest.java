package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Accounts;
import budgettrail.web.access.Role;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a newcomer finds at the first start, and again at the second. */
class SampleTest {
    private static final String PAGE = "/dashboard?fiscalYear=2022&asOf=2022-12-31&lang=zh";
    private static final String SYNTHETIC = "每一笔支付和调整均为合成数据";
    private static final String BUDGET_ALONE = "只有 2022 年年初预算";
    private static final String LINE = "/api/v1/budget-lines/2023:035001-2080101-B-30201-50201";
    private static final Map<String, Object> FIRST_PAYMENT =
            new LinkedHashMap<>(
                    Map.of(
                            "disbursement", "my-first-payment",
                            "effective", "2023-03-01",
                            "amount", "1234.50",
                            "unit", "035001",
                            "voucher", "2023-0001",
                            "payee", "示例文具店",
                            "paid", true));

    @Test
    void theYearIsClosedTheNextIsOpenAndAStartLoadsItOnce() throws SQLException {
        var access = TestDatabase.fresh();
        long head;
        try (var application = RunningApplication.on(access, "--budgettrail.sample=year")) {
            var log = application.context().getBean(EventLog.class);
            var api = application.api();
            assertThat(log.yearClosed(2022)).isTrue();
            assertThat(log.yearClosed(2023)).isFalse();
            assertThat(department(api, 2022, log.head()))
                    .contains("\"initial\":\"46370100.00\"", "\"rate\":\"96.65\"");
            assertThat(department(api, 2023, log.head()))
                    .as("the same budget, and what was carried forward with its contracts")
                    .contains(
                            "\"initial\":\"46370100.00\"",
                            "\"carriedIn\":\"913000.00\"",
                            "\"commitments\":\"457500.00\"");

            var paid = api.post("clerk", LINE + "/disbursements", "first", FIRST_PAYMENT);
            assertThat(paid.status()).as(paid.body()).isEqualTo(201);
            head = log.head();
            assertThat(units(api, "manager")).containsExactly("035001", "035002", "035003");
            assertThat(units(api, "manager-035003")).containsExactly("035003");
        }
        makeUnreadable(access, head); // What was recorded since is not read at a start.
        try (var application = RunningApplication.on(access, "--budgettrail.sample=year")) {
            assertThat(application.context().getBean(EventLog.class).head()).isEqualTo(head);
            assertThat(application.page(PAGE, "AUDITOR")).contains(SYNTHETIC);
        }
    }

    @Test
    void theBudgetAloneHasNoExecutionAndStaysAloneAtTheNextStart() {
        var access = TestDatabase.fresh();
        long head;
        try (var application = RunningApplication.on(access, "--budgettrail.sample=budget")) {
            var log = application.context().getBean(EventLog.class);
            assertThat(department(application.api(), 2022, log.head()))
                    .contains("\"initial\":\"46370100.00\"", "\"disbursed\":\"0.00\"");
            assertThat(log.yearClosed(2022)).isFalse();
            head = log.head();
        }
        try (var application = RunningApplication.on(access, "--budgettrail.sample=year")) {
            assertThat(application.context().getBean(EventLog.class).head()).isEqualTo(head);
            assertThat(application.page(PAGE, "AUDITOR"))
                    .as("what is there, not what is asked for")
                    .contains(BUDGET_ALONE)
                    .doesNotContain(SYNTHETIC);
        }
    }

    @Test
    void anothersDatabaseStaysAsItIs() {
        var access = TestDatabase.fresh();
        try (var application = RunningApplication.asIs(access)) {
            assertThat(application.context().getBean(EventLog.class).head()).isZero();
            assertThat(application.context().getBean(Accounts.class).file().read())
                    .as("nobody manages a unit that is not there")
                    .noneMatch(account -> account.roles().contains(Role.UNIT_MANAGER));
            var units = "code,name_zh\nU1,一\n".getBytes(StandardCharsets.UTF_8);
            var path = "/api/v1/imports/units?fiscalYear=2022";
            var answer = application.api().post("migrator", path, "text/csv", units);
            assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        }
        try (var application = RunningApplication.on(access, "--budgettrail.sample=year")) {
            assertThat(application.context().getBean(EventLog.class).head()).isEqualTo(1);
            assertThat(application.page("/dashboard", "AUDITOR"))
                    .doesNotContain(SYNTHETIC, BUDGET_ALONE);
        }
    }

    private static void makeUnreadable(DatabaseAccess access, long position) throws SQLException {
        try (var owner = TestDatabase.owner(access).getConnection();
                var change = owner.createStatement()) {
            change.execute("UPDATE log.event SET type = 'unheard' WHERE position = " + position);
        }
    }

    private static List<String> units(Api api, String user) {
        var path = "/api/v1/indicators?fiscalYear=2022&level=UNIT&asOf=2022-12-31";
        var answer = api.get(user, path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var keys = new ArrayList<String>();
        answer.json().path("indicators").forEach(row -> keys.add(row.path("key").asString()));
        return keys;
    }

    private static String department(Api api, int year, long position) {
        var answer =
                api.get(
                        "auditor",
                        "/api/v1/indicators?level=DEPARTMENT&fiscalYear="
                                + year
                                + "&asOf="
                                + year
                                + "-12-31&minPosition="
                                + position);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }
}
