package budgettrail.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that are not what they should be: each error is told with its row, column and code. */
class BadFileJourneyTest {
    private static final String LINES = "/api/v1/imports/budget-lines?fiscalYear=2022";
    private static final String HEADER = "line_key,unit_code,function_code,kind,initial_yuan\n";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static RunningApplication application;
    private static Doors doors;

    @BeforeAll
    static void open() {
        application = RunningApplication.start();
        doors = new Doors(application);
        var units = "code,name_zh\nU1,一\n";
        doors.accept(file("/api/v1/imports/units?fiscalYear=2022", utf8(units)));
    }

    @AfterAll
    static void close() {
        application.close();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static RawRequest file(String path, byte[] bytes) {
        return RawRequest.post("migrator", path, "text/csv", bytes);
    }

    private static void refuse(RawRequest request, String code, int row, String column) {
        doors.refuse(400, "IMPORT_REFUSED", request);
        var again = request.with("Idempotency-Key", "again-" + java.util.UUID.randomUUID());
        var error = application.api().send(again).json().path("errors").path(0);
        assertThat(error.path("code").asString()).as(error.toString()).isEqualTo(code);
        assertThat(error.path("row").asInt()).as(error.toString()).isEqualTo(row);
        if (column != null) {
            assertThat(error.path("column").asString()).isEqualTo(column);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'X,U1,2,BASIC,0.001', INVALID_AMOUNT, initial_yuan",
        "'X,U1,2,BASIC,1E9', INVALID_AMOUNT, initial_yuan",
        "'X,U1,2,BASIC,１２', INVALID_AMOUNT, initial_yuan",
        "'X,U1,2,BASIC,1000000000000000', INVALID_AMOUNT, initial_yuan",
        "'X,U1,2,BASIC,=1+1', FORMULA_CELL, initial_yuan",
        "'=X,U1,2,BASIC,1.00', FORMULA_CELL, line_key",
        "'X,U1,2,BASIC,', MISSING_VALUE, initial_yuan",
        "',U1,2,BASIC,1.00', MISSING_VALUE, line_key",
        "'X,U１,2,BASIC,1.00', INVALID_CODE, unit_code",
        "'035001//17,U1,2,BASIC,1.00', INVALID_CODE, line_key"
    })
    void namesTheCell(String row, String code, String column) {
        refuse(file(LINES, utf8(HEADER + row + "\n")), code, 1, column);
    }

    @Test
    void readsAByteOrderMarkAndGbk() {
        var dry = LINES + "&dryRun=true";
        var text = HEADER + "X,U1,2,BASIC,1.00\n";
        var marked = doors.accept(file(dry, utf8("\uFEFF" + text)));
        assertThat(marked.json().path("encoding").asString()).isEqualTo("UTF-8");
        var named = "code,name_zh\nU9,新乡市红旗区\n".getBytes(Charset.forName("GBK"));
        var gbk = doors.accept(file("/api/v1/imports/units?fiscalYear=2022&dryRun=true", named));
        assertThat(gbk.json().path("encoding").asString()).isEqualTo("GB18030");
    }

    @Test
    void refusesTheWholeFile() {
        refuse(
                file(LINES, utf8("line_key,unit_code,kind,initial_yuan\nX,U1,BASIC,1.00\n")),
                "MISSING_COLUMN",
                0,
                "function_code");
        refuse(
                file(LINES, utf8(HEADER + "X,U1,2,BASIC,1.00\nX,U1,2,BASIC,1.00\n")),
                "DUPLICATE_ROW",
                2,
                null);
        refuse(
                file(LINES, utf8(HEADER + "X,U1,2,BASIC,1.00\n合计,,,,2.00\n")),
                "TOTAL_MISMATCH",
                2,
                "initial_yuan");
        refuse(
                file(LINES + "&controlTotal=2.00", utf8(HEADER + "X,U1,2,BASIC,1.00\n")),
                "TOTAL_MISMATCH",
                0,
                null);
        refuse(
                file(LINES + "&controlCount=2", utf8(HEADER + "X,U1,2,BASIC,1.00\n")),
                "COUNT_MISMATCH",
                0,
                null);
        refuse(file(LINES, utf8("\n")), "EMPTY_FILE", 0, null);
        refuse(file(LINES, utf8(HEADER + "\"X,U1\n")), "MALFORMED_CSV", 1, null);
        refuse(
                file(LINES, new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0x80}),
                "ENCODING_UNKNOWN",
                0,
                null);
    }

    @Test
    void readsOnlyWorkbooksAsWorkbooks() {
        var text = utf8(HEADER + "X,U1,2,BASIC,1.00\n");
        refuse(RawRequest.post("migrator", LINES, XLSX, text), "NOT_A_WORKBOOK", 0, null);
        refuse(
                RawRequest.post("migrator", LINES, XLSX, new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0}),
                "NOT_A_WORKBOOK",
                0,
                null);
    }

    @Test
    void knowsUnitsAndWhoMay() {
        doors.refuse(
                400,
                "INVALID_PARAMETER",
                "controlTotal",
                file(LINES + "&controlTotal=x", utf8(HEADER)));
        doors.refuse(
                400,
                "INVALID_PARAMETER",
                "fiscalYear",
                file("/api/v1/imports/units?fiscalYear=99999", utf8("code,name_zh\n")));
        doors.refuse(
                400,
                "INVALID_PARAMETER",
                "fiscalYear",
                file("/api/v1/imports/units", utf8("code,name_zh\n")));
        doors.refuse(404, "NOT_FOUND", file("/api/v1/imports/x?fiscalYear=2022", utf8(HEADER)));
        doors.refuse(403, "FORBIDDEN", file(LINES, utf8(HEADER)).by("clerk"));
        doors.refuse(403, "FORBIDDEN", file(LINES, utf8(HEADER)).by("auditor"));
        doors.refuse(
                415,
                "UNSUPPORTED_MEDIA_TYPE",
                RawRequest.post("migrator", LINES, "application/json", utf8("[]")));
    }
}
