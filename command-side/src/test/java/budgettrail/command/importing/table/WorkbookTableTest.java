package budgettrail.command.importing.table;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.importing.table.Upload.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a workbook may look like, and what is said of one that does not or means harm. */
class WorkbookTableTest {
    private static final Columns COLUMNS = Columns.required("code", "amount", "day");

    private static final String BOOK =
            "<workbook"
                + " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet"
                + " name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>";

    private Errors errors = new Errors();
    private final List<String> read = new ArrayList<>();

    private void read(byte[] bytes) {
        Tables.read(
                new Upload(bytes, Format.XLSX),
                COLUMNS,
                errors,
                row -> {
                    var line =
                            row.number()
                                    + ":"
                                    + row.code("code")
                                    + ":"
                                    + row.yuan("amount")
                                    + ":"
                                    + row.date("day");
                    if (row.sound()) {
                        read.add(line);
                    }
                });
    }

    private List<String> found() {
        return errors.list().stream()
                .map(error -> error.row() + ":" + error.column() + ":" + error.code())
                .toList();
    }

    private static byte[] workbook(Consumer<Worksheet> sheet) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            var first = workbook.newWorksheet("Sheet1");
            first.value(0, 0, "code");
            first.value(0, 1, "amount");
            first.value(0, 2, "day");
            sheet.accept(first);
        }
        return bytes.toByteArray();
    }

    /** A workbook of bare parts, with the cells of its second row as given. */
    private static byte[] raw(String cells) throws IOException {
        return zip(Map.of("xl/worksheets/sheet1.xml", sheet(cells)));
    }

    private static String sheet(String cells) {
        var header =
                List.of("code", "amount", "day").stream()
                        .map(name -> "<c t=\"inlineStr\"><is><t>" + name + "</t></is></c>")
                        .reduce("", String::concat);
        return "<worksheet><sheetData><row r=\"1\">"
                + header
                + "</row><row r=\"2\">"
                + cells
                + "</row></sheetData></worksheet>";
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var all = new LinkedHashMap<String, String>();
        var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
        all.put(
                "[Content_Types].xml",
                "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                        + type
                        + "\"/></Types>");
        all.put("xl/workbook.xml", BOOK);
        all.put(
                "xl/_rels/workbook.xml.rels",
                "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/sheet1.xml\"/>"
                        + "</Relationships>");
        all.putAll(parts);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : all.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    @Test
    void readsTextNumbersAndDates() throws IOException {
        read(
                workbook(
                        sheet -> {
                            sheet.value(1, 0, "035001");
                            sheet.value(1, 1, "1234.50");
                            sheet.value(1, 2, "2022-01-31");
                            sheet.value(3, 0, 2080101);
                            sheet.value(3, 1, 0.07);
                            sheet.value(3, 2, LocalDate.of(2022, 12, 31));
                            sheet.style(3, 2).format("yyyy-MM-dd").set();
                        }));
        assertThat(found()).isEmpty();
        assertThat(read)
                .containsExactly("1:035001:1234.50:2022-01-31", "3:2080101:0.07:2022-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "1.1000000000000001,1.10",
        "4.3499999999999996,4.35",
        "902600,902600.00",
        "9.0260000000000007E2,902.60",
        "46370100,46370100.00",
        "9999999999999.99,9999999999999.99"
    })
    void takesANumberForWhatWasTyped(String stored, String amount) throws IOException {
        read(raw("<c><v>1</v></c><c><v>" + stored + "</v></c><c><v>44592</v></c>"));
        assertThat(read).containsExactly("1:1:" + amount + ":2022-01-31");
    }

    @ParameterizedTest
    @CsvSource({
        "1234.4999999999998",
        "0.30000000000000004",
        "10.005",
        "1E15",
        "1E300",
        "1E999",
        "NaN",
        "0x1p3"
    })
    void refusesANumberThatIsNoExactAmount(String stored) throws IOException {
        read(raw("<c><v>1</v></c><c><v>" + stored + "</v></c><c><v>44592</v></c>"));
        assertThat(found()).containsExactly("1:amount:INVALID_AMOUNT");
    }

    @ParameterizedTest
    @CsvSource({"4.1070222000000001E20", "1000000000000000", "30101.5", "-1"})
    void refusesACodeThatLostDigits(String stored) throws IOException {
        read(raw("<c><v>" + stored + "</v></c><c><v>1</v></c><c><v>44592</v></c>"));
        assertThat(found()).containsExactly("1:code:CODE_LOST_DIGITS");
    }

    @ParameterizedTest
    @CsvSource({"44592.5", "20220131", "1", "-1"})
    void refusesADayThatIsNone(String stored) throws IOException {
        read(raw("<c><v>1</v></c><c><v>1</v></c><c><v>" + stored + "</v></c>"));
        assertThat(found()).containsExactly("1:day:INVALID_DATE");
    }

    @Test
    void refusesFormulaCellsWithTheirPlace() throws IOException {
        read(
                workbook(
                        sheet -> {
                            sheet.value(1, 0, "1");
                            sheet.formula(1, 1, "1+1");
                            sheet.value(1, 2, "2022-01-31");
                        }));
        assertThat(found()).containsExactly("1:amount:FORMULA_CELL");
    }

    @Test
    void refusesAnErrorInPlaceOfAValue() throws IOException {
        var error = "<c t=\"e\"><v>#N/A</v></c>";
        read(raw(error.repeat(3)));
        assertThat(found())
                .containsExactly("1:code:ERROR_CELL", "1:amount:ERROR_CELL", "1:day:ERROR_CELL");
        assertThat(errors.list().getFirst().args()).containsExactly("#N/A");
    }

    @Test
    void takesTrueAndFalseForWordsOnly() throws IOException {
        var text = "<c t=\"inlineStr\"><is><t>%s</t></is></c>";
        var header = text.formatted("sure") + text.formatted("note");
        Tables.read(
                new Upload(
                        zip(
                                Map.of(
                                        "xl/worksheets/sheet1.xml",
                                        "<worksheet><sheetData><row>"
                                                + header
                                                + "</row><row>"
                                                + "<c t=\"b\"><v>1</v></c>".repeat(2)
                                                + "</row></sheetData></worksheet>")),
                        Format.XLSX),
                Columns.required("sure"),
                errors,
                row -> {
                    read.add(row.choice("sure", Map.of("TRUE", "yes"), "no"));
                    row.note("note");
                });
        read(raw("<c t=\"b\"><v>1</v></c>".repeat(3)));
        assertThat(read).containsExactly("yes");
        assertThat(found())
                .containsExactly(
                        "1:note:BOOLEAN_CELL",
                        "1:code:BOOLEAN_CELL",
                        "1:amount:BOOLEAN_CELL",
                        "1:day:BOOLEAN_CELL");
    }

    @Test
    void takesATextThatIsStoredAsOfAFormulaButHasNone() throws IOException {
        var text = "<c t=\"str\"><v>%s</v></c>";
        read(raw(text.formatted("A1") + text.formatted("2.50") + text.formatted("2022-01-31")));
        assertThat(found()).isEmpty();
        assertThat(read).containsExactly("1:A1:2.50:2022-01-31");
    }

    @ParameterizedTest
    @CsvSource({"0000,0001", "'000000_ ',000001", "000;-000,001", "0,1", "General,1", "0.00,1"})
    void readsACodeWithTheZerosThatItsFormatShows(String format, String code) throws IOException {
        read(
                workbook(
                        sheet -> {
                            sheet.value(1, 0, 1);
                            sheet.style(1, 0).format(format).set();
                            sheet.value(1, 1, 7);
                            sheet.style(1, 1).format("0000").set();
                            sheet.value(1, 2, "2022-01-31");
                        }));
        assertThat(read).containsExactly("1:" + code + ":7.00:2022-01-31");
    }

    /**
     * A workbook of bare parts, its second row shown in the format of this number, or this code.
     */
    private static byte[] shown(int number, String code, String cells) throws IOException {
        var types = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        var known = "<numFmts><numFmt numFmtId=\"%d\" formatCode='%s'/></numFmts>";
        return zip(
                Map.of(
                        "[Content_Types].xml",
                        "<Types><Override PartName=\"/xl/workbook.xml\" ContentType=\""
                                + types
                                + "sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\""
                                + " ContentType=\""
                                + types
                                + "styles+xml\"/></Types>",
                        "xl/styles.xml",
                        "<styleSheet>"
                                + (code.isEmpty() ? "" : known.formatted(number, code))
                                + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\""
                                + number
                                + "\"/></cellXfs></styleSheet>",
                        "xl/worksheets/sheet1.xml",
                        sheet(cells.replace("<c>", "<c s=\"1\">"))));
    }

    @ParameterizedTest
    @CsvSource({
        "14,''",
        "22,''",
        "27,''",
        "36,''",
        "46,''",
        "50,''",
        "58,''",
        "164,yyyy-mm-dd",
        "164,YYYY\\-MM",
        "164,'m\"月\"d\"日\";@'",
        "164,'[$-804]yyyy\"年\"m\"月\"'",
        "164,e年",
        "164,[h]",
        "31,'yyyy\"年\"m\"月\"d\"日\"'"
    })
    void refusesADateWhereNoDayIsRead(int number, String code) throws IOException {
        read(shown(number, code, "<c><v>44592</v></c>".repeat(3)));
        var upload = new Upload(shown(number, code, "<c><v>44592</v></c>".repeat(3)), Format.XLSX);
        Tables.read(
                upload,
                COLUMNS,
                errors,
                row -> {
                    row.label("code");
                    row.note("amount");
                    row.optionalWan("day");
                });
        assertThat(found())
                .containsExactly(
                        "1:code:DATE_CELL",
                        "1:amount:DATE_CELL",
                        "1:code:DATE_CELL",
                        "1:amount:DATE_CELL",
                        "1:day:DATE_CELL");
    }

    @ParameterizedTest
    @CsvSource({
        "0,''",
        "4,''",
        "37,''",
        "49,''",
        "164,'0.00\"days\"'",
        "164,'[Red][$USD-409]#,##0.00_d;\\d0'",
        "164,'_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * \"-\"??_ ;_ @_ '",
        "164,General",
        "31,0"
    })
    void takesOtherNumbersAsTheyStand(int number, String code) throws IOException {
        read(shown(number, code, "<c><v>44592</v></c>".repeat(3)));
        assertThat(found()).isEmpty();
        assertThat(read).containsExactly("1:44592:44592.00:2022-01-31");
    }

    @Test
    void refusesAMomentAsADay() throws IOException {
        read(shown(22, "", "<c><v>44592.5</v></c>".repeat(3)));
        assertThat(found()).contains("1:day:INVALID_DATE");
    }

    @ParameterizedTest
    @CsvSource({
        "7.0000000000000007E-2,0.07",
        "-15E-1,-1.5",
        "2.022E3,2022",
        "123456789012345,123456789012345"
    })
    void writesANumberOutWhereTextIsRead(String stored, String text) throws IOException {
        note(stored);
        assertThat(found()).isEmpty();
        assertThat(read).containsExactly(text);
    }

    @Test
    void refusesTextThatLostDigits() throws IOException {
        note("4.1070222000000001E20");
        assertThat(found()).containsExactly("1:code:CODE_LOST_DIGITS");
    }

    private void note(String stored) throws IOException {
        var upload = new Upload(raw("<c><v>" + stored + "</v></c>"), Format.XLSX);
        Tables.read(upload, COLUMNS, errors, row -> read.add(row.note("code")));
    }

    @Test
    void countsDaysFrom1904WhereTheWorkbookDoes() throws IOException {
        read(
                zip(
                        Map.of(
                                "xl/workbook.xml",
                                BOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>"),
                                "xl/worksheets/sheet1.xml",
                                sheet("<c><v>1</v></c><c><v>1</v></c><c><v>43130</v></c>"))));
        assertThat(read).containsExactly("1:1:1.00:2022-01-31");
    }

    @Test
    void readsTheFirstSheetThatPeopleSee() throws IOException {
        var sheets =
                "<sheets><sheet name=\"x\" sheetId=\"1\" r:id=\"r0\" state=\"hidden\"/>"
                        + "<sheet name=\"y\" sheetId=\"2\" r:id=\"r0\" state=\"veryHidden\"/>";
        var good = sheet("<c><v>1</v></c><c><v>1</v></c><c><v>44592</v></c>");
        read(
                zip(
                        Map.of(
                                "xl/workbook.xml",
                                BOOK.replace("<sheets>", sheets),
                                "xl/worksheets/sheet1.xml",
                                good)));
        assertThat(read).containsExactly("1:1:1.00:2022-01-31");
        assertThat(found()).isEmpty();
        var hidden = BOOK.replace("r:id", "state=\"hidden\" r:id");
        read(zip(Map.of("xl/workbook.xml", hidden, "xl/worksheets/sheet1.xml", good)));
        assertThat(found()).containsExactly("0:null:EMPTY_FILE");
    }

    @Test
    void refusesWhatIsNoWorkbook() throws IOException {
        read("code,amount,day\n1,1,2022-01-01\n".getBytes(StandardCharsets.UTF_8));
        read(new byte[] {'P', 'K', 3, 4, 0, 0});
        read(new byte[0]);
        var truncated = workbook(_ -> {});
        read(java.util.Arrays.copyOf(truncated, truncated.length / 2));
        read(zip(Map.of("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>")));
        read(zip(Map.of("[Content_Types].xml", "no markup")));
        read(zip(Map.of("xl/_rels/workbook.xml.rels", "<Relationships/>")));
        assertThat(found()).hasSize(7).containsOnly("0:null:NOT_A_WORKBOOK");
    }

    @Test
    void refusesABomb() throws IOException {
        read(zip(Map.of("xl/media/a.bmp", "0".repeat(30_000_000))));
        read(zip(Map.of("xl/worksheets/sheet1.xml", "<a>" + "<b/>".repeat(5_000_000) + "</a>")));
        assertThat(found()).hasSize(2).containsOnly("0:null:WORKBOOK_TOO_LARGE");
    }

    @Test
    void refusesTooManyPartsAndTooDeepOrTooLongMarkup() throws IOException {
        var parts = new LinkedHashMap<String, String>();
        for (var i = 0; i < Limits.PARTS; i++) {
            parts.put("xl/media/" + i, "x");
        }
        read(zip(parts));
        read(zip(Map.of("xl/worksheets/sheet1.xml", "<a>".repeat(100) + "</a>".repeat(100))));
        var random = new java.util.Random(1);
        var text = new StringBuilder();
        while (text.length() < 3_000_000) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        read(zip(Map.of("xl/worksheets/sheet1.xml", "<a>" + text + "</a>")));
        read(zip(Map.of("xl/worksheets/sheet1.xml", "<a b=\"" + text + "\"/>")));
        assertThat(found()).hasSize(4).containsOnly("0:null:WORKBOOK_TOO_LARGE");
    }

    /** The reader keeps all shared texts up to the one that a cell asks for. */
    @Test
    void refusesMoreSharedTextsThanCellsCouldShow() throws IOException {
        var random = new java.util.Random(1);
        var texts = new StringBuilder("<sst>");
        for (var i = 0; i <= Limits.SHARED_TEXTS; i++) {
            texts.append("<si><t>").append((char) ('a' + random.nextInt(26))).append("</t></si>");
        }
        read(zip(Map.of("xl/sharedStrings.xml", texts + "</sst>")));
        assertThat(found()).containsExactly("0:null:WORKBOOK_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({"ZZZZZZ1", "AAAA1", "XFE1", "A99999999", "1", "A-1"})
    void refusesACellTooFarOut(String address) throws IOException {
        read(raw("<c r=\"" + address + "\"><v>1</v></c>"));
        assertThat(found()).containsExactly("0:null:WORKBOOK_TOO_LARGE");
    }

    @Test
    void refusesMoreCellsInARowThanThereAreColumns() throws IOException {
        read(raw("<c/>".repeat(Limits.CELLS_OF_ROW)));
        assertThat(found()).doesNotContain("0:null:WORKBOOK_TOO_LARGE");
        errors = new Errors();
        read(raw("<c/>".repeat(Limits.CELLS_OF_ROW + 1)));
        read(raw("<row></row>" + "<c/>".repeat(Limits.CELLS_OF_ROW + 1)));
        assertThat(found()).hasSize(2).containsOnly("0:null:WORKBOOK_TOO_LARGE");
    }

    /** The reader writes it out for each cell of a row before it hands out the row. */
    @Test
    void refusesALongFormulaThatManyCellsShare() throws IOException {
        var followers = "<c><f t=\"shared\" si=\"0\"/></c>".repeat(1_000);
        read(raw(shared("x".repeat(900_000)) + followers));
        read(raw(shared("x".repeat(Limits.FORMULA_CHARACTERS + 1))));
        read(raw(shared("x<b/>".repeat(Limits.FORMULA_CHARACTERS + 1))));
        read(raw(shared("x".repeat(Limits.FORMULA_CHARACTERS)) + followers.repeat(9)));
        assertThat(found()).hasSize(4).containsOnly("0:null:WORKBOOK_TOO_LARGE");
    }

    /** Each cell would have a copy without the space around it. */
    @Test
    void keepsALongTextThatManyCellsShareOnce() throws IOException {
        var type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";
        var cells = "<c t=\"s\"><v>0</v></c>".repeat(Limits.CELLS_OF_ROW);
        read(
                zip(
                        Map.of(
                                "[Content_Types].xml",
                                "<Types><Override PartName=\"/xl/texts.xml\" ContentType=\""
                                        + type
                                        + "\"/></Types>",
                                "xl/texts.xml",
                                "<sst><si><t> " + "x".repeat(900_000) + "</t></si></sst>",
                                "xl/worksheets/sheet1.xml",
                                sheet(cells))));
        assertThat(found()).containsExactly("1:null:ROW_LENGTH");
    }

    private static String shared(String formula) {
        return "<c><f t=\"shared\" ref=\"A1:ZZ1\" si=\"0\">" + formula + "</f></c>";
    }

    @Test
    void refusesArrayFormulasThatEveryCellIsLookedForIn() throws IOException {
        var row =
                "<row>"
                        + "<c><f t=\"array\" ref=\"A1\">1</f></c>".repeat(100)
                        + "<c/>".repeat(100)
                        + "</row>";
        read(raw("</row>" + row.repeat(500) + "<row>"));
        assertThat(found()).containsExactly("0:null:WORKBOOK_TOO_LARGE");
    }

    /** What begins like this may be a sheet under any name: the relations say where it is. */
    @ParameterizedTest
    @CsvSource({
        "xl/media/a.png,\uFEFF",
        "xl/a,' '",
        "xl/worksheets/A.XML,' '",
        "a.bin,'\n'",
        "xl/a/,' '"
    })
    void refusesASheetTooLargeUnderAnyName(String name, String before) throws IOException {
        var relation = "<Relationship Id=\"r1\" Target=\"/" + name + "\"/>";
        read(
                zip(
                        Map.of(
                                "xl/_rels/workbook.xml.rels",
                                "<Relationships>" + relation + "</Relationships>",
                                name,
                                before
                                        + "<worksheet><sheetData><row><c r=\"ZZZZZZ1\"/></row>"
                                        + "</sheetData></worksheet>")));
        assertThat(found()).containsExactly("0:null:WORKBOOK_TOO_LARGE");
    }

    @Test
    void passesByWhatIsNoMarkup() throws IOException {
        var parts = new LinkedHashMap<String, String>();
        parts.put("xl/media/a.png", "\u0089PNG\r\n\u001A\n\0\0\0\rIHDR");
        parts.put("xl/media/a.emf", "\u0001\0\0\0l\0\0\0");
        parts.put("xl/media/a.bmp", "BM" + "\0".repeat(1_000_000));
        parts.put("xl/printerSettings/printerSettings1.bin", "H\0P\0 \0L\0a\0s\0e\0r\0");
        parts.put("xl/vbaProject.bin", "\u00D0\u00CF\u0011\u00E0");
        parts.put("xl/media/empty.bin", "");
        parts.put("xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>");
        read(zip(parts));
        assertThat(found()).containsExactly("0:null:EMPTY_FILE");
    }

    /** A chain of calculation lists all cells with a formula, without rows. */
    @Test
    void readsAWorkbookOfManyFormulas() throws IOException {
        var chain = new StringBuilder("<calcChain>");
        for (var row = 1; row <= 2 * Limits.CELLS_OF_ROW; row++) {
            chain.append("<c r=\"D").append(row).append("\" i=\"1\"/>");
        }
        var follower = "<row><c/><c/><c/><c><f t=\"shared\" si=\"0\"/></c></row>";
        var parts = new LinkedHashMap<String, String>();
        parts.put("xl/calcChain.xml", chain + "</calcChain>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                sheet(shared("SUM($A$1:B2)*0.06") + "</row>" + follower.repeat(10_000) + "<row>"));
        read(zip(parts));
        assertThat(found()).startsWith("1:code:FORMULA_CELL", "1:amount:MISSING_VALUE");
    }

    @Test
    void opensNoDoorToOtherFiles() throws IOException {
        var declared =
                "<!DOCTYPE a [<!ENTITY x SYSTEM"
                        + " \"file:///etc/hostname\">]><worksheet><sheetData><row r=\"1\"><c"
                        + " t=\"inlineStr\"><is><t>&x;</t></is></c></row></sheetData></worksheet>";
        read(zip(Map.of("xl/worksheets/sheet1.xml", declared)));
        assertThat(found()).containsExactly("0:null:NOT_A_WORKBOOK");
    }

    @Test
    void readsASecondSheetByItsName() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "test", "1.0")) {
            workbook.newWorksheet("ledger").value(0, 0, "x");
            var second = workbook.newWorksheet("new_lines");
            second.value(0, 0, "code");
            second.value(1, 0, "7");
        }
        var upload = new Upload(bytes.toByteArray(), Format.XLSX);
        Tables.read(
                upload,
                "new_lines",
                Columns.required("code"),
                errors,
                row -> read.add(row.code("code")));
        Tables.read(upload, "absent", COLUMNS, errors, _ -> read.add("never"));
        assertThat(read).containsExactly("7");
        assertThat(found()).isEmpty();
    }

    @Test
    void survivesEveryByteOfAWorkbookBroken() throws IOException {
        var good =
                raw("<c r=\"A2\"><v>1</v></c><c r=\"B2\"><v>2</v></c><c r=\"C2\"><v>44592</v></c>");
        for (var i = 0; i < good.length; i++) {
            var broken = good.clone();
            broken[i] ^= (byte) (1 << i % 8);
            read(broken); // Whatever it says, it answers.
        }
        assertThat(errors.list()).isNotEmpty();
    }
}
