package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.CommandSideAlone;
import budgettrail.log.DatabaseAccess;
import budgettrail.log.EventLog;
import budgettrail.log.TestDatabase;
import budgettrail.web.access.Account;
import budgettrail.web.access.Accounts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files over HTTP: what is sent, what is answered, and by whom it may be sent. */
@SpringBootTest(
        classes = CommandSideAlone.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("command-side")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportHttpTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BOUNDARY = "two-files";
    private static final DatabaseAccess DATABASE = TestDatabase.with("log", "command");

    @LocalServerPort private int port;
    @Autowired private Accounts accounts;
    @Autowired private EventLog log;
    private static int keys;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) throws IOException {
        var folder = Files.createTempDirectory("budgettrail-importing");
        settings.add("budgettrail.accounts", () -> path(folder));
        settings.add("budgettrail.database.url", DATABASE::url);
        settings.add("budgettrail.database.owner.user", DATABASE::ownerUser);
        settings.add("budgettrail.database.owner.password", DATABASE::ownerPassword);
        settings.add("budgettrail.database.application.user", DATABASE::applicationUser);
        settings.add("budgettrail.database.application.password", DATABASE::applicationPassword);
    }

    private static String path(Path folder) {
        return folder.resolve("accounts.json").toString();
    }

    private HttpRequest.Builder as(String user, String kind, String query) {
        var token =
                accounts.file().read().stream()
                        .filter(account -> account.user().equals(user))
                        .map(Account::token)
                        .findFirst()
                        .orElseThrow();
        var address =
                "http://127.0.0.1:" + port + "/api/v1/imports/" + kind + "?fiscalYear=2022" + query;
        return HttpRequest.newBuilder(URI.create(address))
                .header("Authorization", "Bearer " + token)
                .header("Accept-Language", "en")
                .header("Idempotency-Key", "import-" + keys++);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String type, byte[] body)
            throws IOException, InterruptedException {
        return HTTP.send(
                request.header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)).build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> csv(String user, String kind, byte[] body)
            throws IOException, InterruptedException {
        return send(as(user, kind, ""), "text/csv", body);
    }

    private static byte[] dataset(String name) throws IOException {
        return TableFileTest.dataset(name).bytes();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    private static byte[] multipart(byte[] file, byte[] newLines) throws IOException {
        var body = new ByteArrayOutputStream();
        part(body, "file", file);
        part(body, "new_lines", newLines);
        body.write(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private static void part(ByteArrayOutputStream body, String name, byte[] bytes)
            throws IOException {
        var head =
                "--"
                        + BOUNDARY
                        + "\r\nContent-Disposition: form-data; name=\""
                        + name
                        + "\"; filename=\""
                        + name
                        + ".csv\"\r\nContent-Type: text/csv\r\n\r\n";
        body.write(head.getBytes(StandardCharsets.UTF_8));
        body.write(bytes);
        body.write("\r\n".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @Order(1)
    void bringsInTheBudgetAndTheYear() throws Exception {
        assertThat(csv("officer", "units", dataset("units")).statusCode()).isEqualTo(201);
        assertThat(csv("migrator", "function-codes", dataset("function_codes")).statusCode())
                .isEqualTo(201);
        assertThat(csv("migrator", "economic-codes", dataset("economic_codes")).statusCode())
                .isEqualTo(201);
        assertThat(csv("migrator", "projects", dataset("projects")).statusCode()).isEqualTo(201);
        var lines =
                send(
                        as("migrator", "budget-lines", "&controlTotal=46370100.00&controlCount=67"),
                        "text/csv",
                        dataset("budget_lines"));
        assertThat(lines.statusCode()).as(lines.body()).isEqualTo(201);
        assertThat(json(lines).get("controlSum").asString()).isEqualTo("46370100.00");
        var year =
                send(
                        as("migrator", "execution", ""),
                        "multipart/form-data; boundary=" + BOUNDARY,
                        multipart(
                                dataset("synthetic_execution_2022"),
                                dataset("synthetic_new_lines")));
        assertThat(year.statusCode()).as(year.body()).isEqualTo(201);
        assertThat(json(year).get("rows").asInt()).isEqualTo(398);
        assertThat(json(year).get("encoding").asString()).isEqualTo("UTF-8");
        assertThat(year.headers().firstValue("Budget-Trail-Position"))
                .contains(json(year).get("position").asString());
    }

    @Test
    @Order(2)
    void namesRowColumnAndCode() throws Exception {
        var body =
                "line_key,unit_code,function_code,kind,initial_yuan\nX,035001,2,BASIC,１２\n"
                        + "Y,035001,2,BASIC,=1\n";
        var answer = csv("officer", "budget-lines", body.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(json(answer).get("code").asString()).isEqualTo("IMPORT_REFUSED");
        var error = json(answer).get("errors").get(0);
        assertThat(error.get("row").asInt()).isEqualTo(1);
        assertThat(error.get("column").asString()).isEqualTo("initial_yuan");
        assertThat(error.get("code").asString()).isEqualTo("INVALID_AMOUNT");
        assertThat(json(answer).get("errors")).hasSize(2);
    }

    @Test
    @Order(3)
    void givesTheErrorsAsAFile() throws Exception {
        var body = "code,name_zh\n１,=a\n".getBytes(StandardCharsets.UTF_8);
        var answer =
                send(as("officer", "units", "").header("Accept", "text/csv"), "text/csv", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .startsWith("\uFEFFrow,column,code,message")
                .contains("1,code,INVALID_CODE,")
                .contains("1,name_zh,FORMULA_CELL,");
    }

    @Test
    @Order(4)
    void saysWhichEncodingItRead() throws Exception {
        var body = "code,name_zh\n035001,新乡市\n".getBytes(Charset.forName("GBK"));
        var answer = send(as("officer", "units", "&dryRun=true"), "text/csv", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json(answer).get("encoding").asString()).isEqualTo("GB18030");
        assertThat(json(answer).get("dryRun").asBoolean()).isTrue();
    }

    @Test
    @Order(5)
    void refusesWhatIsNotSentAsItShould() throws Exception {
        var csv = "code,name_zh\n1,a\n".getBytes(StandardCharsets.UTF_8);
        assertThat(send(as("officer", "units", ""), "application/json", csv).statusCode())
                .isEqualTo(415);
        assertThat(send(as("officer", "nothing", ""), "text/csv", csv).statusCode()).isEqualTo(404);
        assertThat(send(as("auditor", "units", ""), "text/csv", csv).statusCode()).isEqualTo(403);
        assertThat(send(as("clerk", "units", ""), "text/csv", csv).statusCode()).isEqualTo(403);
        assertThat(send(as("officer", "units", "&controlTotal=1e9"), "text/csv", csv).statusCode())
                .isEqualTo(400);
        assertThat(send(as("officer", "units", "&dryRun=perhaps"), "text/csv", csv).statusCode())
                .isEqualTo(400);
        for (var query : List.of("&dryRun", "&dryRun=", "&dryrun=true", "&controlCount=")) {
            assertThat(send(as("officer", "units", query), "text/csv", csv).statusCode())
                    .as(query)
                    .isEqualTo(400);
        }
        for (var kind : List.of("units", "budget-lines")) {
            var beside =
                    send(
                            as("officer", kind, "&dryRun=true"),
                            "multipart/form-data; boundary=" + BOUNDARY,
                            multipart(csv, csv));
            assertThat(beside.statusCode()).as(kind).isEqualTo(400);
            assertThat(beside.body()).contains("new_lines");
        }
        assertThat(send(as("officer", "units", ""), ImportController.XLSX, csv).statusCode())
                .isEqualTo(400);
        for (var year : new String[] {"units", "units?fiscalYear=22", "units?fiscalYear=x"}) {
            var address = "http://127.0.0.1:" + port + "/api/v1/imports/" + year;
            var request = as("officer", "units", "").uri(URI.create(address));
            assertThat(send(request, "text/csv", csv).statusCode()).as(year).isEqualTo(400);
        }
        var large = new byte[20 * 1024 * 1024 + 1];
        assertThat(send(as("officer", "units", ""), "text/csv", large).statusCode()).isEqualTo(413);
    }

    @Test
    @Order(6)
    void answersAConflictWhereOnlyTheStateForbidsIt() throws Exception {
        var late =
                "date,type,unit_code,budget_line_key,amount_yuan,payee,voucher_no,ref\n"
                    + "2022-12-31,DISBURSEMENT,035001,035001-2080101-B-30101-50101,1.00,x,N-1,\n";
        var answer = csv("migrator", "execution", late.getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(json(answer).get("errors").get(0).get("code").asString())
                .isEqualTo("YEAR_CLOSED");
    }

    /** The next step is refused once, and once nobody knows whether it was taken. */
    @Test
    @Order(7)
    void neverSaysThatNothingIsRecordedOnceItHasBegun() throws Exception {
        var head = log.head();
        var units =
                IntStream.range(0, 1_500)
                        .mapToObj("CUT%d,一\n"::formatted)
                        .collect(Collectors.joining("", "code,name_zh\n", ""));
        owner("ALTER TABLE log.event ADD CONSTRAINT room CHECK (position <= %d)", head + 1_000);
        tellsOfTheFirstThousand(cutOff(units), 503);
        owner("ALTER TABLE log.event DROP CONSTRAINT room");
        owner(
                """
                CREATE FUNCTION log.die() RETURNS trigger LANGUAGE plpgsql
                    AS 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END'
                """);
        owner("CREATE TRIGGER die AFTER INSERT ON log.event EXECUTE FUNCTION log.die()");
        tellsOfTheFirstThousand(cutOff(units), 504);
        owner("DROP TRIGGER die ON log.event");
        assertThat(cutOff(units).statusCode()).isEqualTo(201);
        assertThat(log.head()).isEqualTo(head + 1_500);
    }

    /** Its errors as a file would say that it is refused, and nothing of it recorded. */
    @Test
    @Order(8)
    void saysHowMuchIsRecordedToWhoeverAsksForTheErrorsAsAFile() throws Exception {
        var lines =
                IntStream.range(0, 1_500)
                        .mapToObj("STUCK%d,035001,2,BASIC,1.00\n"::formatted)
                        .collect(
                                Collectors.joining(
                                        "",
                                        "line_key,unit_code,function_code,kind,initial_yuan\n",
                                        ""));
        owner(
                "ALTER TABLE log.event ADD CONSTRAINT room CHECK (position <= %d)",
                log.head() + 2_000);
        assertThat(stuck(lines).statusCode()).isEqualTo(503);
        owner(
                "UPDATE command.import_job SET file = convert_to(replace(convert_from(file,"
                        + " 'UTF8'), 'STUCK1200,035001,', 'STUCK1200,,'), 'UTF8') WHERE status <>"
                        + " 'DONE'");
        owner("ALTER TABLE log.event DROP CONSTRAINT room");
        var answer = stuck(lines);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
        assertThat(json(answer).get("code").asString()).isEqualTo("IMPORT_INTERRUPTED");
        assertThat(json(answer).get("importId").asString()).isNotEmpty();
        assertThat(json(answer).get("entries").asInt()).isEqualTo(1_000);
        assertThat(json(answer).get("rows").asInt()).isEqualTo(1_500);
        assertThat(json(answer).get("errors").get(0).get("row").asInt()).isEqualTo(1_201);
        var begun = json(begun("officer", json(answer).get("importId").asString()));
        assertThat(begun.get("status").asString()).isEqualTo("STUCK");
        assertThat(begun.get("entries").asInt()).isEqualTo(1_000);
        assertThat(begun.get("error").asString()).isEqualTo("1201 unit_code MISSING_VALUE");
    }

    @Test
    @Order(9)
    void tellsHowAnImportStandsWhoGaveItAndWhoAudits() throws Exception {
        var units = "code,name_zh\nTOLD,一\n".getBytes(StandardCharsets.UTF_8);
        var done = json(csv("officer", "units", units));
        var importId = done.get("importId").asString();
        for (var user : List.of("officer", "auditor", "admin")) {
            var begun = json(begun(user, importId));
            assertThat(begun.get("status").asString()).as(user).isEqualTo("DONE");
            assertThat(begun.get("actor").asString()).isEqualTo("officer");
            assertThat(begun.get("kind").asString()).isEqualTo("units");
            assertThat(begun.get("fiscalYear").asInt()).isEqualTo(2022);
            assertThat(begun.get("entries").asInt()).isEqualTo(1);
            assertThat(begun.get("rows").asInt()).isEqualTo(1);
            assertThat(begun.get("facts").asInt()).isEqualTo(1);
            assertThat(begun.get("position")).isEqualTo(done.get("position"));
            assertThat(begun.get("finishedAt").asString()).isNotEmpty();
            assertThat(begun.get("error").isNull()).isTrue();
        }
        assertThat(begun("clerk", importId).statusCode()).isEqualTo(404);
        assertThat(begun("officer", "nothing").statusCode()).isEqualTo(404);
        assertThat(begun("approver", importId).statusCode()).isEqualTo(403);
    }

    private HttpResponse<String> begun(String user, String importId) throws Exception {
        var address = "http://127.0.0.1:" + port + "/api/v1/imports/begun/" + importId;
        return HTTP.send(
                as(user, "", "").uri(URI.create(address)).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> stuck(String lines) throws Exception {
        return send(
                as("officer", "budget-lines", "")
                        .setHeader("Idempotency-Key", "stuck")
                        .header("Accept", "text/csv"),
                "text/csv",
                lines.getBytes(StandardCharsets.UTF_8));
    }

    private HttpResponse<String> cutOff(String units) throws Exception {
        return send(
                as("officer", "units", "").setHeader("Idempotency-Key", "cut-off"),
                "text/csv",
                units.getBytes(StandardCharsets.UTF_8));
    }

    private static void tellsOfTheFirstThousand(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(json(answer).get("code").asString()).isEqualTo("IMPORT_CUT_OFF");
        assertThat(json(answer).get("detail").asString())
                .contains("1500 rows", "at least 1000 entries");
        assertThat(json(answer).get("importId").asString()).isNotEmpty();
        assertThat(json(answer).get("entries").asInt()).isEqualTo(1_000);
        assertThat(json(answer).get("rows").asInt()).isEqualTo(1_500);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    private static void owner(String sql, Object... values) throws SQLException {
        try (var connection = TestDatabase.owner(DATABASE).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql.formatted(values));
        }
    }
}
