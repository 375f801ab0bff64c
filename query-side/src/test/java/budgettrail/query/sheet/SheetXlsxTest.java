package budgettrail.query.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Sum;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.sheet.Cell.Label;
import budgettrail.web.language.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.StaticMessageSource;

/** What a workbook holds of a sheet, read back. */
class SheetXlsxTest {
    private static final ReadingOptions FORMATS = new ReadingOptions(true, false);
    private static final Rate LATE = Given.ratio(-459, 10_000);
    private static final Pattern ROW = Pattern.compile("<row r=\"([0-9]+)\"");

    @Test
    void numbersAreNumbersDatesAreDatesAndHeadingsSayTheUnit() throws IOException {
        var rows = read(Given.sheet(List.of(row("局", "2442107966")), null), Language.ZH, 0);

        assertThat(rows.getFirst().getCellCount()).isEqualTo(9);
        assertThat(rows.getFirst().getCellText(2)).isEqualTo("执行数（元）");
        assertThat(rows.getFirst().getCellText(3)).isEqualTo("执行率（%）");
        var row = rows.get(1);
        assertThat(row.getCellText(0)).isEqualTo("局");
        assertThat(row.getCell(1).getType()).isEqualTo(CellType.STRING);
        assertThat(row.getCellText(1)).isEqualTo("035003");
        assertThat(row.getCell(2).getType()).isEqualTo(CellType.NUMBER);
        assertThat(row.getCell(2).getDataFormatString()).isEqualTo("#,##0.00");
        assertThat(row.getCell(2).getRawValue()).isEqualTo("24421079.66");
        assertThat(row.getCell(3).getRawValue()).isEqualTo("45.41");
        assertThat(row.getCellText(4)).isEqualTo("未达标");
        assertThat(row.getCell(5).getRawValue()).isEqualTo("-4.59");
        assertThat(row.getCell(6).asDate()).isEqualTo(LocalDateTime.of(2022, 6, 30, 0, 0));
        assertThat(row.getCell(7).asDate()).isEqualTo(LocalDateTime.of(2022, 7, 1, 0, 0));
        assertThat(row.getCell(7).getDataFormatString()).isEqualTo("yyyy-mm-dd hh:mm:ss");
        assertThat(row.getCell(8).asNumber()).isEqualByComparingTo("12");
    }

    @Test
    void theTotalComesLastAndRatesThatDoNotExistAreWords() throws IOException {
        var total =
                Given.row(
                        new Label("sheet.row", "TOTAL"),
                        Sum.ZERO,
                        Rate.UNBUDGETED,
                        Light.NONE,
                        Rate.NOT_APPLICABLE);
        var rows = read(Given.sheet(List.of(row("局", "1")), total), Language.EN, 0);

        assertThat(rows).hasSize(3);
        assertThat(rows.get(2).getCellText(0)).isEqualTo("Total");
        assertThat(rows.get(2).getCell(2).getRawValue()).isEqualTo("0.00");
        assertThat(rows.get(2).getCellText(3)).isEqualTo("unbudgeted");
        assertThat(rows.get(2).getCellText(4)).isEqualTo("not applicable");
        assertThat(rows.get(2).getCellText(5)).isEqualTo("not applicable");
    }

    /** Rows are sent 200 at a time: of these, the total comes right before or after that. */
    @ParameterizedTest
    @ValueSource(ints = {198, 199, 200, 399})
    void everyRowIsThereOnceAndTheTotalIsTheLast(int count) throws IOException {
        var total =
                Given.row(new Label("sheet.row", "TOTAL"), Given.fen("5"), LATE, Light.OK, LATE);
        var some = Collections.nCopies(count, row("局", "1"));
        var bytes = bytes(Given.sheet(some, total), Language.EN);

        var rows = read(bytes, 0);
        assertThat(rows).hasSize(count + 2);
        assertThat(rows.getLast().getCellText(0)).isEqualTo("Total");
        assertThat(rows.getLast().getCell(2).getRawValue()).isEqualTo("0.05");
        assertThat(ROW.matcher(part(bytes, "xl/worksheets/sheet1.xml")).results())
                .extracting(row -> Integer.valueOf(row.group(1)))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, count + 2).boxed().toList());
    }

    /** A spreadsheet reads numbers as binary floating point of 15 digits. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "-1", "999999999999999", "-900719925474099", "100000000000000000"})
    void noFenIsLostInANumber(String fen) throws IOException {
        var cell =
                read(Given.sheet(List.of(row("局", fen)), null), Language.ZH, 0).get(1).getCell(2);

        assertThat(cell.getType()).isEqualTo(CellType.NUMBER);
        assertThat(
                        new BigDecimal(Double.parseDouble(cell.getRawValue()))
                                .setScale(2, RoundingMode.HALF_EVEN))
                .isEqualTo(new BigDecimal(Given.fen(fen).fen(), 2));
    }

    @Test
    void anAmountOfMoreDigitsIsText() throws IOException {
        var rows = read(Given.sheet(List.of(row("局", "1000000000000001")), null), Language.ZH, 0);

        assertThat(rows.get(1).getCell(2).getType()).isEqualTo(CellType.STRING);
        assertThat(rows.get(1).getCellText(2)).isEqualTo("10000000000000.01");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "＋1", "\t=1", "-1", "@SUM(A1)", " a<b>&\"'", "👍"})
    void whatLooksLikeAFormulaStaysText(String name) throws IOException {
        var bytes = bytes(Given.sheet(List.of(row(name, "1")), null), Language.ZH);

        assertThat(read(bytes, 0).get(1).getCell(0).getType()).isEqualTo(CellType.STRING);
        assertThat(read(bytes, 0).get(1).getCellText(0)).isEqualTo(name);
        assertThat(part(bytes, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    }

    @Test
    void theSecondWorksheetSaysWhatTheFirstReflects() throws IOException {
        var about = read(Given.sheet(List.of(), null), Language.EN, 1);

        assertThat(about.stream().map(row -> row.getCellText(0)).toList())
                .containsExactly(
                        "Table",
                        "Scope",
                        "Fiscal year",
                        "As of",
                        "As known at",
                        "Reflects the log up to fact",
                        "Rows",
                        "Made by");
        assertThat(about.get(0).getCellText(1)).isEqualTo("Spending units");
        assertThat(about.get(1).getCellText(1)).isEqualTo("HR Bureau");
        assertThat(about.get(2).getCellText(1)).isEqualTo("2022");
        assertThat(about.get(3).getCell(1).asDate().toLocalDate()).isEqualTo(Given.DAY);
        assertThat(about.get(4).getCellText(1)).isEqualTo("100");
        assertThat(about.get(5).getCellText(1)).isEqualTo("99");
        assertThat(about.get(6).getCellText(1)).isEqualTo("0");
        assertThat(about.get(7).getCellText(1)).isEqualTo("Budget Trail");
    }

    @Test
    void itNamesNoYearAndNoDayWhereAllCount() throws IOException {
        var from = new Provenance(null, null, null, 99, SheetScope.of(Given.named("检索：x")));
        var sheet = new Sheet("units", from, Given.COLUMNS, List.of(row("局", "1")), null);
        var about = read(sheet, Language.ZH, 1);

        assertThat(about.get(1).getCellText(1)).isEqualTo("检索：x");
        assertThat(about.get(2).getCellText(0)).isEqualTo("预算年度");
        assertThat(about.get(2).getCellText(1)).isEmpty();
        assertThat(about.get(3).getCellText(1)).isEmpty();
    }

    @Test
    void theHeadingsStayInSight() throws IOException {
        assertThat(
                        part(
                                bytes(Given.sheet(List.of(), null), Language.ZH),
                                "xl/worksheets/sheet1.xml"))
                .contains("state=\"frozen\"", "ySplit=\"1\"");
    }

    /**
     * Each row asks for a word of its own, so what was asked tells how far the writing has come.
     */
    @Test
    void aLongTableIsSentWhileItIsWritten() throws IOException {
        var asked = new Asking();
        var row = Given.row(new Label("row", "A"), Sum.ZERO, LATE, Light.OK, LATE);
        var sheet = Given.sheet(Collections.nCopies(10_000, row), null);
        var first = new First(asked);

        SheetXlsx.write(sheet, new SheetText(asked, Language.ZH), first);

        assertThat(asked.rows).isEqualTo(10_000);
        assertThat(first.rowsBefore).isBetween(1, 1_000);
        assertThat(read(first.bytes.toByteArray(), 0)).hasSize(10_001);
    }

    /** Any word, and how many rows have asked for one. */
    private static final class Asking extends StaticMessageSource {
        private int rows;

        Asking() {
            setUseCodeAsDefaultMessage(true);
        }

        @Override
        protected String getDefaultMessage(String code) {
            rows += code.equals("row.A") ? 1 : 0;
            return code.toLowerCase(Locale.ROOT);
        }
    }

    /** Where the first ten thousand bytes had come from when they arrived. */
    private static final class First extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final Asking asking;
        private int rowsBefore;

        First(Asking asking) {
            this.asking = asking;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes.write(some, from, length);
            if (rowsBefore == 0 && bytes.size() > 10_000) {
                rowsBefore = asking.rows;
            }
        }
    }

    private static List<Cell> row(String name, String fen) {
        return Given.row(
                Given.named(name), Given.fen(fen), Given.ratio(4541, 10_000), Light.BREACH, LATE);
    }

    private static List<Row> read(Sheet sheet, Language language, int index) throws IOException {
        return read(bytes(sheet, language), index);
    }

    private static List<Row> read(byte[] bytes, int index) throws IOException {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(bytes), FORMATS)) {
            return book.getSheet(index).orElseThrow().read();
        }
    }

    private static byte[] bytes(Sheet sheet, Language language) throws IOException {
        var out = new ByteArrayOutputStream();
        SheetXlsx.write(sheet, Given.in(language), out);
        return out.toByteArray();
    }

    /** A file inside the workbook. */
    private static String part(byte[] bytes, String name) throws IOException {
        var file = Files.createTempFile("sheet", ".xlsx");
        Files.write(file, bytes);
        try (var parts = new ZipFile(file.toFile())) {
            return new String(
                    parts.getInputStream(parts.getEntry(name)).readAllBytes(),
                    StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }
}
