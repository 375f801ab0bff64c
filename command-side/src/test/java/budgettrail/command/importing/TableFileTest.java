package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;

import budgettrail.command.importing.LedgerEntry.Closing;
import budgettrail.command.importing.LedgerEntry.Virement;
import budgettrail.command.importing.table.Errors;
import budgettrail.command.importing.table.Upload;
import budgettrail.command.importing.table.Upload.Format;
import budgettrail.event.money.Money;
import budgettrail.event.reference.FundType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The files of the real budget and of the synthetic year, read to their last row. */
class TableFileTest {
    private final Errors errors = new Errors();

    static Upload dataset(String name) throws IOException {
        try (var in = TableFileTest.class.getResourceAsStream("/dataset/" + name + ".csv")) {
            return new Upload(Objects.requireNonNull(in, name).readAllBytes(), Format.CSV);
        }
    }

    private static Upload csv(String text) {
        return new Upload(text.getBytes(StandardCharsets.UTF_8), Format.CSV);
    }

    private List<String> found() {
        return errors.list().stream()
                .map(error -> error.row() + ":" + error.column() + ":" + error.code())
                .toList();
    }

    @Test
    void readsTheOpeningBudget() throws IOException {
        var file = TableFile.read(dataset("budget_lines"), RowKind.OPENING_BUDGET, errors);
        assertThat(errors.list()).isEmpty();
        assertThat(file.rows()).hasSize(67);
        assertThat(file.controlSum()).isEqualTo("46370100.00");
        assertThat(file.encoding()).isEqualTo("UTF-8");
    }

    @Test
    void bringsTheFiscalPartOfAProjectToItsLine() throws IOException {
        var lines = TableFile.read(dataset("budget_lines"), RowKind.OPENING_BUDGET, errors).rows();
        var projects = TableFile.read(dataset("projects"), RowKind.PROJECTS, errors).rows();
        var divided = FiscalParts.of(projects).applyTo(lines, List.of(), errors);
        assertThat(errors.list()).isEmpty();
        assertThat(divided)
                .filteredOn(line -> line.description().fiscalAppropriation() != null)
                .singleElement()
                .satisfies(
                        line -> {
                            assertThat(line.key())
                                    .isEqualTo("035001-2080104-P-410702220000000012140");
                            assertThat(line.description().fiscalAppropriation())
                                    .isEqualTo(Money.ZERO);
                        });
    }

    @Test
    void readsTheLedgerAndPutsTogetherWhatBelongsTogether() throws IOException {
        var file = TableFile.read(dataset("synthetic_execution_2022"), RowKind.LEDGER, errors);
        var entries = Ledger.entries(file.rows(), errors);
        assertThat(errors.list()).isEmpty();
        assertThat(file.rows()).hasSize(398);
        assertThat(entries).filteredOn(Virement.class::isInstance).hasSize(4);
        assertThat(entries).filteredOn(Closing.class::isInstance).hasSize(31);
        // 398 rows, 4 virements of two rows and one line with two year-end rows.
        assertThat(entries).hasSize(398 - 4 - 1);
    }

    @Test
    void readsLinesThatOpenLater() throws IOException {
        var file = TableFile.read(dataset("synthetic_new_lines"), RowKind.NEW_LINES, errors);
        assertThat(errors.list()).isEmpty();
        assertThat(file.rows()).hasSize(2).allMatch(line -> line.initial().zero());
    }

    @Test
    void acceptsAmountsInEitherUnitAndRefusesTwoThatDisagree() {
        var file =
                TableFile.read(
                        csv(
                                "line_key,unit_code,function_code,kind,initial_wan,initial_yuan\n"
                                        + "A,1,2,基本支出,90.26,\nB,1,2,PROJECT,,5.00\n"
                                        + "C,1,2,BASIC,0.000001,0.01\nD,1,2,BASIC,1.00,10001.00\n"
                                        + "E,1,2,BASIC,,\nF,1,2,BASIC,0.0000001,\n"),
                        RowKind.OPENING_BUDGET,
                        errors);
        assertThat(file.rows())
                .extracting(LineRow::initial)
                .containsExactly(Money.yuan("902600"), Money.yuan("5"), new Money(1));
        assertThat(found())
                .containsExactly(
                        "4:initial_yuan:AMOUNTS_DISAGREE",
                        "5:initial_yuan:MISSING_VALUE",
                        "6:initial_wan:INVALID_AMOUNT");
    }

    /** The file has no other. */
    @Test
    void tellsWhatIsWrongWithAmountsInTheirColumn() {
        var wan = "line_key,unit_code,function_code,kind,initial_wan\n";
        var rows = "A,1,2,BASIC,\nB,1,2,BASIC,-1\nC,1,2,BASIC,1.00\n";
        TableFile.read(csv(wan + rows), RowKind.OPENING_BUDGET, errors);
        TableFile.read(csv(wan + "C,1,2,BASIC,1.00\n"), RowKind.NEW_LINES, errors);
        assertThat(found())
                .containsExactly(
                        "1:initial_wan:MISSING_VALUE",
                        "2:initial_wan:INVALID_AMOUNT",
                        "1:initial_wan:INITIAL_NOT_ZERO");
        var total = new Errors();
        TableFile.read(csv(wan + "C,1,2,BASIC,1.00\n合计,,,,1.01\n"), RowKind.OPENING_BUDGET, total);
        assertThat(total.list())
                .singleElement()
                .satisfies(error -> assertThat(error.column()).isEqualTo("initial_wan"));
    }

    @Test
    void readsFundsInEitherLanguageAndTakesGeneralPublicForGranted() {
        var file =
                TableFile.read(
                        csv(
                                "line_key,unit_code,function_code,kind,initial_yuan,fund_type,procurement\n"
                                    + "A,1,2,BASIC,1,,Y\n"
                                    + "B,1,2,BASIC,1,政府性基金预算,\n"
                                    + "C,1,2,BASIC,1,UNIT_FUNDS,否\n"
                                    + "D,1,2,BASIC,1,金库,\n"),
                        RowKind.OPENING_BUDGET,
                        errors);
        assertThat(file.rows())
                .extracting(line -> line.description().fund())
                .containsExactly(
                        FundType.GENERAL_PUBLIC, FundType.GOVERNMENT_FUND, FundType.UNIT_FUNDS);
        assertThat(found()).containsExactly("4:fund_type:INVALID_VALUE");
    }

    @Test
    void refusesALineThatIsThereTwice() {
        var text = "line_key,unit_code,function_code,kind,initial_yuan\n";
        TableFile.read(
                csv(text + "A,1,2,BASIC,1\nB,1,2,BASIC,1\nA,1,2,BASIC,2\n"),
                RowKind.OPENING_BUDGET,
                errors);
        assertThat(found()).containsExactly("3:line_key:DUPLICATE_ROW");
    }

    @Test
    void refusesATotalThatDoesNotFoot() {
        var text = "line_key,unit_code,function_code,kind,initial_yuan\nA,1,2,BASIC,1.10\n";
        var good = TableFile.read(csv(text + "合计,,,,1.10\n"), RowKind.OPENING_BUDGET, errors);
        assertThat(errors.list()).isEmpty();
        assertThat(good.rows()).hasSize(1);
        assertThat(good.controlSum()).isEqualTo("1.10");
        TableFile.read(csv(text + "TOTAL,,,,1.11\n"), RowKind.OPENING_BUDGET, errors);
        assertThat(found()).containsExactly("2:initial_yuan:TOTAL_MISMATCH");
        TableFile.read(csv(text + "合计,,,,1.10\nB,1,2,BASIC,1\n"), RowKind.OPENING_BUDGET, errors);
        assertThat(found()).contains("3:null:ROW_AFTER_TOTAL");
    }

    private static final String LEDGER =
            "date,type,unit_code,budget_line_key,amount_yuan,payee,voucher_no,ref,exempt,exempt_ground\n";

    @Test
    void pairsTheLegsOfAVirement() {
        var file =
                TableFile.read(
                        csv(
                                LEDGER
                                        + "2022-05-19,VIREMENT_OUT,1,A,5.00,,N1,V1,Y,国家政策\n"
                                        + "2022-05-19,VIREMENT_IN,1,B,5.00,,N2,V1,Y,NATIONAL_POLICY\n"
                                        + "2022-05-19,VIREMENT_OUT,1,A,5.00,,N3,V2,,\n"
                                        + "2022-05-19,VIREMENT_IN,1,B,5.01,,N4,V2,,\n"
                                        + "2022-05-19,VIREMENT_IN,1,B,5.01,,N5,,,\n"),
                        RowKind.LEDGER,
                        errors);
        assertThat(Ledger.entries(file.rows(), errors)).hasSize(1);
        assertThat(found())
                .containsExactlyInAnyOrder(
                        "3:ref:UNPAIRED_VIREMENT",
                        "4:ref:UNPAIRED_VIREMENT",
                        "5:ref:UNPAIRED_VIREMENT");
    }

    /** As one by one. */
    @Test
    void refusesNamesOfPayeesThatAreTooLong() {
        TableFile.read(
                csv(
                        LEDGER
                                + "2022-02-03,DISBURSEMENT,1,A,5.00,%s,N1,,,\n"
                                        .formatted("示".repeat(200))
                                + "2022-02-03,DISBURSEMENT,1,A,5.00,%s,N2,,,\n"
                                        .formatted("示".repeat(201))),
                RowKind.LEDGER,
                errors);
        assertThat(found()).containsExactly("2:payee:CELL_TOO_LONG");
    }

    @Test
    void refusesLedgerRowsThatSayTooLittle() {
        TableFile.read(
                csv(
                        LEDGER
                                + "2022-02-30,DISBURSEMENT,1,A,5.00,x,N1,,,\n"
                                + "2022-02-03,DISBURSEMENT,1,A,5.00,,,,,\n"
                                + "2022-02-03,SPEND,1,A,5.00,x,N,,,\n"
                                + "2022-02-03,SUPPLEMENT,1,A,5.00,,N,,Y,\n"
                                + "2022-02-03,DISBURSEMENT,1,A,5.00,x,N,,Y,国家政策\n"),
                RowKind.LEDGER,
                errors);
        assertThat(found())
                .containsExactly(
                        "1:date:INVALID_DATE",
                        "2:payee:MISSING_VALUE",
                        "2:voucher_no:MISSING_VALUE",
                        "3:type:INVALID_VALUE",
                        "4:exempt_ground:MISSING_VALUE",
                        "5:exempt:EXEMPTS_NO_ADJUSTMENT");
    }

    /** As one by one. */
    @Test
    void refusesAPaymentThatARefundOfAnEarlierYearNames() {
        TableFile.read(
                csv(
                        LEDGER
                                + "2022-02-03,PRIOR_YEAR_REFUND,1,A,5.00,x,N1,,,\n"
                                + "2022-02-03,PRIOR_YEAR_REFUND,1,A,5.00,x,N2,N0,,\n"),
                RowKind.LEDGER,
                errors);
        assertThat(found()).containsExactly("2:ref:PRIOR_YEAR_REFERENCE");
    }

    @Test
    void refusesAGroundOfAnExemptionThatIsNone() {
        TableFile.read(
                csv(
                        LEDGER
                                + "2022-02-03,SUPPLEMENT,1,A,5.00,,N1,,,国家政策\n"
                                + "2022-02-03,SUPPLEMENT,1,A,5.00,,N2,,N,国家政策\n"
                                + "2022-02-03,SUPPLEMENT,1,A,5.00,,N3,,N,\n"),
                RowKind.LEDGER,
                errors);
        assertThat(found())
                .containsExactly(
                        "1:exempt:GROUND_WITHOUT_EXEMPTION", "2:exempt:GROUND_WITHOUT_EXEMPTION");
    }

    @Test
    void refusesAStatutoryAdjustmentThatIsNone() {
        TableFile.read(
                csv(
                        LEDGER.replace("\n", ",statutory\n")
                                + "2022-02-03,DISBURSEMENT,1,A,5.00,x,N1,,,,Y\n"
                                + "2022-02-03,DISBURSEMENT,1,A,5.00,x,N2,,,,N\n"
                                + "2022-02-03,VIREMENT_OUT,1,A,5.00,,N3,V1,,,是\n"
                                + "2022-02-03,SUPPLEMENT,1,A,5.00,,N4,,,,maybe\n"
                                + "2022-02-03,SUPPLEMENT,1,A,5.00,,N5,,,,Y\n"),
                RowKind.LEDGER,
                errors);
        assertThat(found())
                .containsExactly(
                        "1:statutory:STATUTORY_NO_BUDGET_CHANGE",
                        "3:statutory:STATUTORY_NO_BUDGET_CHANGE",
                        "4:statutory:INVALID_VALUE");
    }

    @Test
    void refusesAYearsEndOfOneLineForTwoUnits() {
        var file =
                TableFile.read(
                        csv(
                                LEDGER
                                        + "2022-12-31,YEAR_END_LAPSE,1,A,5.00,,,,,\n"
                                        + "2022-12-31,YEAR_END_CARRY_FORWARD,2,A,5.00,,,,,\n"
                                        + "2022-12-31,YEAR_END_LAPSE,2,B,5.00,,,,,\n"),
                        RowKind.LEDGER,
                        errors);
        Ledger.entries(file.rows(), errors);
        assertThat(found()).containsExactly("2:unit_code:UNITS_DISAGREE");
    }

    /** What the rows say goes into one fact, each text once. */
    @Test
    void refusesAYearsEndThatSaysTooMuch() {
        var first = "号".repeat(1_000);
        var rows =
                "2022-12-31,YEAR_END_LAPSE,1,A,5.00,,%s,,,\n".formatted(first)
                        + "2022-12-31,YEAR_END_CARRY_FORWARD,1,A,5.00,,%s,,,\n";
        for (var second : List.of(first, "文".repeat(999), "文".repeat(1_000))) {
            var text = csv(LEDGER + rows.formatted(second));
            Ledger.entries(TableFile.read(text, RowKind.LEDGER, errors).rows(), errors);
        }
        assertThat(found()).containsExactly("2:voucher_no:YEAR_END_TOO_LONG");
    }
}
