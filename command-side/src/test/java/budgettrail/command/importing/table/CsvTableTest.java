package budgettrail.command.importing.table;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.importing.table.Upload.Format;
import budgettrail.event.money.Money;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a CSV file may look like, and what is said of one that does not. */
class CsvTableTest {
    private static final Columns COLUMNS = Columns.required("code", "name", "amount");

    private final Errors errors = new Errors();
    private final List<String> read = new ArrayList<>();
    private String encoding = "";

    private void read(byte[] bytes) {
        var reading =
                Tables.read(
                        new Upload(bytes, Format.CSV),
                        COLUMNS,
                        errors,
                        row -> {
                            var line =
                                    row.number()
                                            + ":"
                                            + row.code("code")
                                            + ":"
                                            + row.note("name")
                                            + ":"
                                            + row.yuan("amount");
                            if (row.sound()) {
                                read.add(line);
                            }
                        });
        encoding = reading.encoding();
    }

    private void read(String text) {
        read(text.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> found() {
        return errors.list().stream()
                .map(error -> error.row() + ":" + error.column() + ":" + error.code())
                .toList();
    }

    @Test
    void readsQuotedCellsAndEitherLineEnd() {
        read("code,note,name,amount\r\n1,x,\"a \"\"b\"\", c\",1234.50\n\r\n2,,d,0.01");
        assertThat(errors.list()).isEmpty();
        assertThat(read).containsExactly("1:1:a \"b\", c:1234.50", "3:2:d:0.01");
        assertThat(encoding).isEqualTo("UTF-8");
    }

    /** As a spreadsheet writes those that were emptied. */
    @Test
    void passesByRowsOfNothingAndCountsFromTheHeader() {
        read(",,\n\ncode,name,amount\n1,a,1\n,,\n \n\"\",\u00A0,\n,,,,,\n2,b,1\n,,\n3,,1\n");
        assertThat(read).containsExactly("1:1:a:1.00", "6:2:b:1.00");
        assertThat(found()).containsExactly("8:name:MISSING_VALUE");
    }

    @Test
    void ignoresTheByteOrderMark() {
        read("\uFEFFcode,name,amount\n1,劳务费,1\n");
        assertThat(read).containsExactly("1:1:劳务费:1.00");
    }

    @Test
    void recognisesGbkAndSaysSo() {
        read("code,name,amount\n1,“三支一扶”专项经费,1\n".getBytes(Charset.forName("GBK")));
        assertThat(read).containsExactly("1:1:“三支一扶”专项经费:1.00");
        assertThat(encoding).isEqualTo("GB18030");
    }

    @Test
    void refusesBytesThatAreNoText() {
        read(new byte[] {'c', 'o', 'd', 'e', (byte) 0xFF, (byte) 0xFF, '\n'});
        assertThat(found()).containsExactly("0:null:ENCODING_UNKNOWN");
    }

    @Test
    void refusesUtf16() {
        read("code,name,amount\n1,a,1\n".getBytes(StandardCharsets.UTF_16BE));
        assertThat(found()).hasSize(1);
    }

    @Test
    void namesEveryMissingColumn() {
        read("code;name;amount\n1;a;1\n");
        assertThat(found())
                .containsExactly(
                        "0:code:MISSING_COLUMN",
                        "0:name:MISSING_COLUMN",
                        "0:amount:MISSING_COLUMN");
    }

    /** Else it would be as if it were not there. */
    @Test
    void refusesAColumnThatIsCalledNearlyAsOneThatMayBeThere() {
        for (var name : List.of("Fund_Type", "fund type", "FUND-TYPE", "fundType\u200B")) {
            readFund("code," + name + ",note\n1,a,x\n2,b,y\n");
        }
        assertThat(found())
                .containsExactly(
                        "0:Fund_Type:MISNAMED_COLUMN",
                        "0:fund type:MISNAMED_COLUMN",
                        "0:FUND-TYPE:MISNAMED_COLUMN",
                        "0:fundType\u200B:MISNAMED_COLUMN");
        readFund("code,fund_type,Fund Type\n1,a,b\n");
        readFund("code,funds\n1,a\n");
        assertThat(found()).hasSize(4);
        assertThat(read).containsExactly("a");
    }

    private void readFund(String text) {
        Tables.read(
                new Upload(text.getBytes(StandardCharsets.UTF_8), Format.CSV),
                Columns.required("code"),
                errors,
                row -> row.optionalNote("fund_type").ifPresent(read::add));
    }

    @Test
    void refusesAColumnThatIsThereTwice() {
        read("code,name,amount,amount\n1,a,1,2\n");
        assertThat(found()).containsExactly("0:amount:DUPLICATE_COLUMN");
    }

    @Test
    void refusesARowOfAnotherLengthAndReadsOn() {
        read("code,name,amount\n1,a\n2,b,1,9\n3,c,1\n");
        assertThat(found()).containsExactly("1:null:ROW_LENGTH", "2:null:ROW_LENGTH");
        assertThat(read).containsExactly("3:3:c:1.00");
    }

    @Test
    void refusesFormulasWhereTextStands() {
        read("code,name,amount\n1,=1+1,1\n2,@x,1\n3,＝x,1\n4,a,=1\n=5,a,1\n6, -b,1\n7,+c,1\n");
        assertThat(found())
                .containsExactly(
                        "1:name:FORMULA_CELL",
                        "2:name:FORMULA_CELL",
                        "3:name:FORMULA_CELL",
                        "4:amount:FORMULA_CELL",
                        "5:code:FORMULA_CELL",
                        "6:name:FORMULA_CELL",
                        "7:name:FORMULA_CELL");
    }

    @Test
    void refusesWhatIsNoExactAmount() {
        for (var amount : List.of("1E9", "10.005", "１２３", "1,000", "+5", "0x1", "NaN", "1.", "１")) {
            read("code,name,amount\n1,a,\"" + amount + "\"\n");
        }
        assertThat(found()).hasSize(9).containsOnly("1:amount:INVALID_AMOUNT");
    }

    @Test
    void leavesTheSignOfAnAmountToTheRules() {
        read("code,name,amount\n1,a,-5.00\n");
        assertThat(read).containsExactly("1:1:a:-5.00");
        assertThat(Money.yuan("-5")).isEqualTo(new Money(-500));
    }

    @Test
    void refusesDisguisedAndBrokenCodes() {
        read("code,name,amount\n０３５,a,1\n٣,a,1\n1 2,a,1\n,a,1\n");
        assertThat(found())
                .containsExactly(
                        "1:code:INVALID_CODE",
                        "2:code:INVALID_CODE",
                        "3:code:INVALID_CODE",
                        "4:code:MISSING_VALUE");
    }

    @Test
    void refusesControlAndBidirectionalCharacters() {
        read("code,name,amount\n1,a\u202Eb,1\n2,\"a\nb\",1\n3," + "x".repeat(4001) + ",1\n");
        assertThat(found())
                .containsExactly(
                        "1:name:INVALID_TEXT", "2:name:INVALID_TEXT", "3:name:CELL_TOO_LONG");
    }

    @Test
    void refusesAnUnclosedQuote() {
        read("code,name,amount\n1,a,1\n2,\"b,1\n");
        assertThat(found()).containsExactly("2:null:MALFORMED_CSV");
    }

    @Test
    void refusesNothingAtAll() {
        read("");
        assertThat(found()).containsExactly("0:null:EMPTY_FILE");
    }

    @Test
    void stopsAtTheMostRowsAndAtTheMostErrors() {
        read("code,name,amount\n" + "1,a,1\n".repeat(Limits.ROWS + 1));
        assertThat(found()).containsExactly("0:null:TOO_MANY_ROWS");
        var many = new Errors();
        var reading =
                Tables.read(
                        new Upload("code,name,amount\n,a,1\n".repeat(5000).getBytes(), Format.CSV),
                        COLUMNS,
                        many,
                        row -> row.code("code"));
        assertThat(many.list()).hasSizeLessThanOrEqualTo(Limits.ERRORS);
        assertThat(reading.rows()).isLessThan(5000);
    }

    @Test
    void refusesMoreThanTwentyMegabytes() {
        read(new byte[Limits.FILE_BYTES + 1]);
        assertThat(found()).containsExactly("0:null:FILE_TOO_LARGE");
    }
}
