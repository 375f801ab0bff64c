package budgettrail.command.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import budgettrail.command.appropriation.DescribeLine;
import budgettrail.command.importing.table.RowError;
import budgettrail.command.importing.table.Upload;
import budgettrail.command.reference.DescribeUnit;
import budgettrail.command.shell.Outcome;
import budgettrail.event.line.AdjustmentEvent;
import budgettrail.event.line.AdjustmentEvent.ExemptionGranted;
import budgettrail.event.line.AdjustmentEvent.Reduced;
import budgettrail.event.line.AdjustmentEvent.Supplemented;
import budgettrail.event.line.AdjustmentEvent.TransferredIn;
import budgettrail.event.line.AdjustmentEvent.TransferredOut;
import budgettrail.event.line.AppropriationEvent.LineDescribed;
import budgettrail.event.line.AppropriationEvent.LineOpened;
import budgettrail.event.line.CarryOverEvent.LineClosed;
import budgettrail.event.line.CommitmentEvent.CommitmentReleased;
import budgettrail.event.line.LineDescription;
import budgettrail.event.line.LineId;
import budgettrail.event.money.Money;
import budgettrail.event.reference.ExpenditureKind;
import budgettrail.event.reference.FiscalYear;
import budgettrail.event.reference.FunctionCode;
import budgettrail.event.reference.FundType;
import budgettrail.event.reference.ProjectCode;
import budgettrail.event.reference.UnitCode;
import budgettrail.log.Metadata.Source;
import budgettrail.log.Recorded;
import budgettrail.web.access.Role;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whole files on a real log: all of a file or nothing of it, once. */
class ImportingTest extends ImportFixture {
    private static final String SUPPLEMENT = "2022-02-01,SUPPLEMENT,U1,A,1.00,,DOC,,,\n";

    private void reference() throws IOException {
        done(give(Role.BUDGET_OFFICER, Kind.UNITS, TableFileTest.dataset("units")));
        done(give(Role.MIGRATOR, Kind.FUNCTION_CODES, TableFileTest.dataset("function_codes")));
        done(give(Role.MIGRATOR, Kind.ECONOMIC_CODES, TableFileTest.dataset("economic_codes")));
    }

    private void budget() throws IOException {
        reference();
        done(give(Role.MIGRATOR, Kind.PROJECTS, projects()));
        done(give(Role.MIGRATOR, Kind.BUDGET_LINES, TableFileTest.dataset("budget_lines")));
    }

    /** The projects of the opening budget, and the two of the synthetic year. */
    private static Upload projects() throws IOException {
        return TableFileTest.dataset("projects");
    }

    @Test
    void bringsInTheWholeYear() throws IOException {
        budget();
        var before = all().size();
        var answer =
                done(
                        importing.submit(
                                order(
                                        Kind.EXECUTION,
                                        TableFileTest.dataset("synthetic_execution_2022"),
                                        TableFileTest.dataset("synthetic_new_lines")),
                                giver(Role.MIGRATOR)));
        assertThat(answer.rows()).isEqualTo(398);
        assertThat(answer.facts()).isEqualTo(all().size() - before);
        assertThat(facts(LineOpened.class))
                .filteredOn(f -> f.line().year().equals(YEAR))
                .hasSize(69);
        assertThat(facts(LineClosed.class)).hasSize(31);
        assertThat(facts(ExemptionGranted.class)).hasSize(7);
        eachRowKeepsItsDocument();
        assertThat(all().stream().skip(before))
                .allMatch(fact -> fact.metadata().source() == Source.IMPORT)
                .allMatch(fact -> answer.importId().equals(fact.metadata().importId()))
                .allMatch(fact -> fact.metadata().importRow() != null);
        assertThat(answer.position()).isEqualTo(node.log.head());
    }

    /** Both legs of a virement have one, and both rows that end the year of one line. */
    private void eachRowKeepsItsDocument() {
        assertThat(facts(TransferredOut.class))
                .extracting(TransferredOut::document)
                .containsExactly(
                        "SYN-ADJ-2022-0003",
                        "SYN-ADJ-2022-0007",
                        "SYN-ADJ-2022-0010",
                        "SYN-ADJ-2022-0018");
        assertThat(facts(TransferredIn.class))
                .extracting(TransferredIn::document)
                .containsExactly(
                        "SYN-ADJ-2022-0004",
                        "SYN-ADJ-2022-0008",
                        "SYN-ADJ-2022-0011",
                        "SYN-ADJ-2022-0019");
        assertThat(facts(LineClosed.class))
                .filteredOn(fact -> String.valueOf(fact.document()).contains("SYN-CLS-2022-0008"))
                .singleElement()
                .satisfies(
                        fact -> {
                            assertThat(fact.document())
                                    .isEqualTo("SYN-CLS-2022-0008；SYN-CLS-2022-0009");
                            assertThat(fact.reason()).isEqualTo("结转下年继续使用（含未履行完毕合同）；结余注销，财政收回");
                        });
    }

    @Test
    void bringsTheFiscalPartInEitherOrder() throws IOException {
        budget();
        assertThat(facts(LineOpened.class))
                .filteredOn(fact -> fact.description().fiscalAppropriation() != null)
                .singleElement()
                .satisfies(
                        fact ->
                                assertThat(fact.description().fiscalAppropriation())
                                        .isEqualTo(Money.ZERO));
    }

    @Test
    void describesLinesAnewWhoseProjectsComeLater() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(give(Role.MIGRATOR, Kind.PROJECTS, csv("project_code,name_zh\nP1,项目\n")));
        done(
                give(
                        Role.BUDGET_OFFICER,
                        Kind.BUDGET_LINES,
                        csv(
                                LINES.replace("\n", ",project_code\n")
                                        + "A,U1,201,PROJECT,50.00,P1\n")));
        var later =
                csv(
                        "project_code,name_zh,amount,of_which_fiscal_appropriation\n"
                                + "P1,项目,0.0050,0.0020\n");
        assertThat(done(give(Role.BUDGET_OFFICER, Kind.PROJECTS, later)).facts()).isEqualTo(1);
        assertThat(facts(LineDescribed.class))
                .singleElement()
                .satisfies(
                        fact ->
                                assertThat(fact.description().fiscalAppropriation())
                                        .isEqualTo(Money.yuan("20.00")));
        assertThat(done(give(Role.BUDGET_OFFICER, Kind.PROJECTS, later)).facts()).isZero();
    }

    /** The table speaks of the line as it was imported. */
    @Test
    void dividesNoLineThatWasDescribedAnewSince() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(projects("P1,项目,,\nP2,项目,,\nP3,项目,,\n"));
        done(
                lines(
                        "A,U1,201,PROJECT,50.00,P1,,\nB,U1,201,PROJECT,50.00,P2,,\n"
                                + "C,U1,201,PROJECT,50.00,P3,,\n"));
        var opened = YEAR.firstDay();
        var july = LocalDate.of(2022, 7, 1);
        describe("A", july, "202", "P1", null);
        describe("B", opened, "201", "P1", null);
        describe("C", opened, "202", "P3", null);
        refused(
                projects("P1,项目,0.0050,0.0020\nP2,项目,0.0050,0.0020\nP3,项目,0.0050,0.0020\n"),
                "1:null:LINE_DESCRIBED_ANEW",
                "2:null:LINE_DESCRIBED_ANEW");
        assertThat(done(projects("P3,项目,0.0050,0.0020\n")).facts()).isEqualTo(1);
        describe("A", july, "202", "P1", Money.yuan("20.00"));
        assertThat(done(projects("P1,项目,0.0050,0.0020\n")).facts()).isZero();
        assertThat(facts(LineDescribed.class).stream().skip(3))
                .extracting(
                        LineDescribed::effective,
                        fact -> fact.description().function().value(),
                        fact -> fact.description().fiscalAppropriation())
                .containsExactly(
                        tuple(opened, "202", Money.yuan("20.00")),
                        tuple(july, "202", Money.yuan("20.00")));
    }

    private void describe(
            String key, LocalDate from, String function, String project, @Nullable Money part) {
        var description =
                new LineDescription(
                        new UnitCode("U1"),
                        new FunctionCode(function),
                        ExpenditureKind.PROJECT,
                        null,
                        new ProjectCode(project),
                        null,
                        null,
                        FundType.GENERAL_PUBLIC,
                        part,
                        false);
        var command = new DescribeLine(new LineId(YEAR, key), from, description);
        assertThat(node.desk.give(command, giver(Role.BUDGET_OFFICER)))
                .isInstanceOf(Outcome.Done.class);
    }

    /** Where nothing is said, it is all of a fiscal budget's line and nothing of another one's. */
    @Test
    void keepsThatAllOfALineIsFiscalWhereItWouldBeNothing() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        var projects =
                csv(
                        "project_code,name_zh,amount,of_which_fiscal_appropriation\n"
                                + "P1,项目,0.0050,0.0050\nP2,项目,0.0050,0.0050\n");
        done(give(Role.MIGRATOR, Kind.PROJECTS, projects));
        var lines =
                csv(
                        LINES.replace("\n", ",project_code,fund_type\n")
                                + "A,U1,201,PROJECT,50.00,P1,UNIT_FUNDS\n"
                                + "B,U1,201,PROJECT,50.00,P2,GENERAL_PUBLIC\n");
        done(give(Role.BUDGET_OFFICER, Kind.BUDGET_LINES, lines));
        assertThat(facts(LineOpened.class))
                .extracting(fact -> fact.description().fiscalAppropriation())
                .containsExactly(Money.yuan("50.00"), null);
    }

    private static final String PROJECTS =
            "project_code,name_zh,amount,of_which_fiscal_appropriation\n";

    private static final String DIVIDED =
            LINES.replace("\n", ",project_code,fund_type,fiscal_appropriation_yuan\n");

    private Result lines(String rows) {
        return give(Role.BUDGET_OFFICER, Kind.BUDGET_LINES, csv(DIVIDED + rows));
    }

    private Result projects(String rows) {
        return give(Role.BUDGET_OFFICER, Kind.PROJECTS, csv(PROJECTS + rows));
    }

    private static void refused(Result result, String... errors) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(found(refused.errors())).containsExactly(errors));
    }

    private List<@Nullable Money> parts() {
        return facts(LineOpened.class).stream()
                .map(fact -> fact.description().fiscalAppropriation())
                .toList();
    }

    @Test
    void dividesAnOpeningBudgetByAllProjectsThatCameBefore() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(projects("P1,项目,0.0050,0.0010\nP2,项目,0.0050,0.0020\n"));
        done(projects("P2,项目,0.0050,0.0030\n"));
        done(projects("P1,项目,,\nP3,项目,0.0050,0.0040\n"));
        done(
                lines(
                        "A,U1,201,PROJECT,50.00,P1,,\nB,U1,201,PROJECT,50.00,P2,,\n"
                                + "C,U1,201,PROJECT,50.00,P3,,\n"));
        assertThat(parts())
                .containsExactly(Money.yuan("10.00"), Money.yuan("30.00"), Money.yuan("40.00"));
    }

    /** What a closed line is cannot be told any more: it was told in time, or it is refused. */
    @Test
    void dividesNoLineWhoseYearHasEnded() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(give(Role.MIGRATOR, Kind.PROJECTS, csv("project_code,name_zh\nP1,一\nP2,二\n")));
        var lines = csv(DIVIDED + "A,U1,201,PROJECT,50.00,P1,,\nB,U1,201,PROJECT,50.00,P2,,\n");
        done(give(Role.MIGRATOR, Kind.BUDGET_LINES, lines));
        var first = csv(PROJECTS + "P1,一,0.0050,0.0010\n");
        assertThat(done(give(Role.MIGRATOR, Kind.PROJECTS, first)).facts()).isEqualTo(1);
        var closing =
                "2022-12-31,YEAR_END_LAPSE,U1,A,50.00,,,,,\n"
                        + "2022-12-31,YEAR_END_LAPSE,U1,B,50.00,,,,,\n";
        done(give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER + closing)));
        assertThat(done(give(Role.MIGRATOR, Kind.PROJECTS, first)).facts()).isZero();
        var head = node.log.head();
        var second = csv(PROJECTS + "P1,一,0.0050,0.0010\nP2,二,0.0050,0.0020\n");
        refused(give(Role.MIGRATOR, Kind.PROJECTS, second), "2:null:YEAR_CLOSED");
        assertThat(node.log.head()).isEqualTo(head);
    }

    @Test
    void aLineThatOpensLaterHasNoPartOfAProjectThatHasNone() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(projects("P1,项目,0.0050,0.0000\nP2,项目,0.0050,0.0020\n"));
        var later =
                csv(
                        DIVIDED
                                + "A,U1,201,PROJECT,,P1,,\nB,U1,201,PROJECT,,P1,,5.00\n"
                                + "C,U1,201,PROJECT,,P2,,\n");
        var rows =
                "2022-02-01,SUPPLEMENT,U1,A,9.00,,N1,,,\n2022-02-01,SUPPLEMENT,U1,B,9.00,,N2,,,\n"
                        + "2022-02-01,SUPPLEMENT,U1,C,9.00,,N3,,,\n";
        done(
                importing.submit(
                        order(Kind.EXECUTION, csv(LEDGER + rows), later), giver(Role.MIGRATOR)));
        assertThat(parts()).containsExactly(Money.ZERO, Money.yuan("5.00"), null);
    }

    @Test
    void dividesAnOpeningBudgetByProjectsThatCameBesideAnother() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(projects("P1,项目,,\nP2,项目,,\n"));
        var beside = csv(PROJECTS + "P1,项目,0.0050,0.0010\nP2,项目,0.0050,0.0020\n");
        var first = csv(DIVIDED + "A,U1,201,PROJECT,50.00,P1,,\n");
        done(importing.submit(order(Kind.BUDGET_LINES, first, beside), giver(Role.BUDGET_OFFICER)));
        done(lines("B,U1,201,PROJECT,50.00,P2,,\n"));
        assertThat(parts()).containsExactly(Money.yuan("10.00"), Money.yuan("20.00"));
    }

    @Test
    void refusesToDivideAProjectWhoseLinesCameInSeveralFiles() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(projects("P1,项目,,\nP2,项目,0.0050,0.0020\n"));
        done(lines("A,U1,201,PROJECT,50.00,P1,,\nB,U1,201,PROJECT,50.00,P2,,\n"));
        refused(lines("C,U1,201,PROJECT,50.00,P2,,\n"), "1:project_code:FISCAL_PART_AMBIGUOUS");
        done(lines("C,U1,201,PROJECT,50.00,P1,,\nD,U1,201,PROJECT,50.00,P2,,0.00\n"));
        refused(
                projects("P2,项目,0.0050,0.0020\nP1,项目,0.0050,0.0020\n"),
                "2:project_code:FISCAL_PART_AMBIGUOUS",
                "2:project_code:FISCAL_PART_AMBIGUOUS");
        done(projects("P1,项目,0.0050,0.0000\nP2,项目,0.0050,0.0020\n"));
    }

    /** The line before has got all of it, and is not told of a sibling. */
    @Test
    void refusesAPartOfItsOwnWhereTheRestIsDividedAlready() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(projects("P1,项目,0.0050,0.0020\n"));
        done(lines("A,U1,201,PROJECT,50.00,P1,,\n"));
        refused(lines("B,U1,201,PROJECT,50.00,P1,,8.00\n"), "1:project_code:FISCAL_PART_AMBIGUOUS");
        done(lines("B,U1,201,PROJECT,50.00,P1,,0.00\n"));
        assertThat(parts()).containsExactly(Money.yuan("20.00"), Money.ZERO);
    }

    @Test
    void refusesASecondNameOfAProject() {
        twoLines();
        var header = LINES.replace("\n", ",project_code,project_name_zh\n");
        var rows =
                "C,U1,201,PROJECT,%1$s,P1,项目\nD,U1,201,PROJECT,%1$s,P1,项目\n"
                        + "E,U1,201,PROJECT,%1$s,P1,\nF,U1,201,PROJECT,%1$s,P1,工程\n";
        refused(
                give(Role.BUDGET_OFFICER, Kind.BUDGET_LINES, csv(header + rows.formatted("50.00"))),
                "4:project_name_zh:NAMED_TWICE");
        refused(
                importing.submit(
                        order(
                                Kind.EXECUTION,
                                csv(LEDGER + SUPPLEMENT),
                                csv(header + rows.formatted("0.00"))),
                        giver(Role.MIGRATOR)),
                "4:new_lines/project_name_zh:NAMED_TWICE");
    }

    @Test
    void letsNoUnitStandAboveItself() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\nU2,二\n")));
        var header = "code,name_zh,parent_code\n";
        refused(
                give(Role.MIGRATOR, Kind.UNITS, csv(header + "U1,一,U2\nU2,二,U1\n")),
                "2:parent_code:OWN_PARENT");
        done(give(Role.MIGRATOR, Kind.UNITS, csv(header + "U3,三,U2\nU1,一,U3\n")));
        refused(
                give(Role.MIGRATOR, Kind.UNITS, csv(header + "U2,二,U1\n")),
                "1:parent_code:OWN_PARENT");
    }

    @Test
    void leavesOfAProjectWhatItsOtherLinesHaveForThemselves() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\n")));
        done(projects("P1,项目,0.0050,0.0020\nP2,项目,0.0050,0.0050\n"));
        done(
                lines(
                        "A,U1,201,PROJECT,50.00,P1,,5.00\nB,U1,201,PROJECT,50.00,P1,,\n"
                                + "C,U1,201,PROJECT,30.00,P2,,\n"
                                + "D,U1,201,PROJECT,20.00,P2,UNIT_FUNDS,\n"));
        assertThat(parts())
                .containsExactly(
                        Money.yuan("5.00"), Money.yuan("15.00"), null, Money.yuan("20.00"));
        refused(
                lines("E,U1,201,PROJECT,50.00,P1,,15.01\nF,U1,201,PROJECT,50.00,P1,,\n"),
                "1:project_code:FISCAL_PART_AMBIGUOUS",
                "2:project_code:FISCAL_PART_AMBIGUOUS");
    }

    @Test
    void refusesAPartThatIsLessThanNothing() {
        twoLines();
        var file = csv("project_code,name_zh,of_which_fiscal_appropriation\nP1,项目,-0.0001\n");
        assertThat(give(Role.BUDGET_OFFICER, Kind.PROJECTS, file))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused ->
                                assertThat(found(refused.errors()))
                                        .containsExactly(
                                                "1:of_which_fiscal_appropriation:INVALID_AMOUNT"));
    }

    /** Each is an amount; all of them together are more than a long holds in fen. */
    @Test
    void refusesPartsOfAYearsEndThatAreTooMuchTogether() {
        twoLines();
        var parts = LEDGER + "2022-12-31,YEAR_END_LAPSE,U1,A,9999999999999.99,,,,,\n".repeat(9_300);
        assertThat(give(Role.MIGRATOR, Kind.EXECUTION, csv(parts)))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused ->
                                assertThat(refused.errors())
                                        .extracting(RowError::code)
                                        .containsExactly("INVALID_AMOUNT"));
    }

    /** Without a row of its own such a line, and its year with it, would stay open for ever. */
    @Test
    void endsTheYearOfALineThatIsSpentToTheFen() {
        twoLines();
        var spent = "2022-02-01,DISBURSEMENT,U1,A,100.00,x,N1,,,\n";
        var closing = "2022-12-31,YEAR_END_LAPSE,U1,A,0.00,,,,,\n";
        var rest = "2022-12-31,YEAR_END_LAPSE,U2,B,50.00,,,,,\n";
        done(give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER + spent + closing + rest)));
        assertThat(facts(LineClosed.class))
                .extracting(LineClosed::line, LineClosed::carriedForward, LineClosed::lapsed)
                .containsExactly(
                        tuple(new LineId(YEAR, "A"), List.of(), Money.ZERO),
                        tuple(new LineId(YEAR, "B"), List.of(), Money.yuan("50.00")));
        var more = csv(LINES + "C,U1,201,BASIC,1.00\n");
        refused(give(Role.MIGRATOR, Kind.BUDGET_LINES, more), "1:null:YEAR_CLOSED");
    }

    @Test
    void endsTheYearOfALineByItsBalanceOnly() {
        twoLines();
        var nothing = "2022-12-31,YEAR_END_CARRY_FORWARD,U1,A,0.00,,,,,\n";
        refused(
                give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER + nothing)),
                "1:amount_yuan:CLOSING_NOT_BALANCED");
        var less =
                "2022-12-31,YEAR_END_CARRY_FORWARD,U1,A,100.01,,,,,\n"
                        + "2022-12-31,YEAR_END_LAPSE,U1,A,-0.01,,,,,\n";
        refused(
                give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER + less)),
                "2:amount_yuan:INVALID_AMOUNT");
    }

    @Test
    void looksOnlyWhenAskedTo() {
        twoLines();
        var head = node.log.head();
        var order =
                new Order(
                        Kind.EXECUTION,
                        YEAR,
                        csv(LEDGER + "2022-02-01,DISBURSEMENT,U1,A,60.00,x,N1,,,\n"),
                        null,
                        new Controls(Money.yuan("60.00"), 1),
                        true,
                        false);
        var answer = done(importing.submit(order, giver(Role.MIGRATOR)));
        assertThat(answer.importId()).isNull();
        assertThat(answer.facts()).isEqualTo(1);
        assertThat(node.log.head()).isEqualTo(head);
    }

    @Test
    void answersARetryAsBeforeAndRefusesAnotherFileUnderItsKey() {
        twoLines();
        var payment = csv(LEDGER + "2022-02-01,DISBURSEMENT,U1,A,60.00,x,N1,,,\n");
        var other = csv(LEDGER + "2022-02-01,DISBURSEMENT,U1,A,61.00,x,N1,,,\n");
        var giver = giver(Role.MIGRATOR);
        var first = importing.submit(order(Kind.EXECUTION, payment, null), giver);
        var second = importing.submit(order(Kind.EXECUTION, payment, null), giver);
        assertThat(second).isEqualTo(new Result.Done(done(first), true));
        assertThat(importing.submit(order(Kind.EXECUTION, other, null), giver))
                .isInstanceOf(Result.KeyReused.class);
    }

    @Test
    void recordsNothingOfAFileOfWhichOneRowIsRefused() {
        twoLines();
        var head = node.log.head();
        var result =
                give(
                        Role.MIGRATOR,
                        Kind.EXECUTION,
                        csv(
                                LEDGER
                                        + "2022-02-01,DISBURSEMENT,U1,A,60.00,x,N1,,,\n"
                                        + "2022-02-02,DISBURSEMENT,U1,A,40.01,x,N2,,,\n"
                                        + "2022-02-02,DISBURSEMENT,U1,A,1.00,x,N1,,,\n"
                                        + "2022-02-02,SUPPLEMENT,U1,B,1.00,,N9,,,\n"
                                        + "2023-02-02,DISBURSEMENT,U1,A,1.00,x,N3,,,\n"));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> {
                            assertThat(found(refused.errors()))
                                    .containsExactly(
                                            "2:amount_yuan:EXCEEDS_AVAILABLE",
                                            "3:voucher_no:DUPLICATE_VOUCHER",
                                            "4:unit_code:UNIT_MISMATCH",
                                            "5:date:YEAR_CLOSED");
                            assertThat(refused.ofTheState()).isTrue();
                        });
        assertThat(node.log.head()).isEqualTo(head);
    }

    /** A document's number is none: no address has to hold it. */
    @Test
    void refusesNamesThatAddressesCannotHold() {
        twoLines();
        var rows =
                "2022-02-01,DISBURSEMENT,U1,A,1.00,x,N//1,,,\n"
                        + "2022-02-01,COMMITMENT,U1,A,1.00,,C/,,,\n"
                        + "2022-02-01,SUPPLEMENT,U1,A,1.00,,DOC//1,,,\n";
        var opening = csv(LINES + "C/./1,U1,201,BASIC,1.00\n");
        var later = csv("line_key,unit_code,function_code,kind\nC/,U1,201,BASIC\n");

        refused(
                give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER + rows)),
                "1:voucher_no:INVALID_CODE",
                "2:voucher_no:INVALID_CODE");
        refused(give(Role.MIGRATOR, Kind.BUDGET_LINES, opening), "1:line_key:INVALID_CODE");
        refused(
                importing.submit(
                        order(Kind.EXECUTION, csv(LEDGER + SUPPLEMENT), later),
                        giver(Role.MIGRATOR)),
                "1:new_lines/line_key:INVALID_CODE");
    }

    /** Whichever leg comes first in the file. */
    @Test
    void tellsTheLegOfAVirementThatIsWrong() {
        done(give(Role.MIGRATOR, Kind.UNITS, csv("code,name_zh\nU1,一\nU2,二\n")));
        var lines =
                "A,U1,201,BASIC,100.00,\nB,U2,201,BASIC,50.00,\n"
                        + "C,U1,201,BASIC,10.00,GOVERNMENT_FUND\n"
                        + "D,U1,201,BASIC,9999999999999.99,\n";
        var header = LINES.replace("\n", ",fund_type\n");
        done(give(Role.MIGRATOR, Kind.BUDGET_LINES, csv(header + lines)));
        var in = "2022-02-01,VIREMENT_IN,%s,%s,%s,,%s,%s,,\n";
        var out = "2022-02-01,VIREMENT_OUT,%s,%s,%s,,%s,%s,,\n";
        var rows =
                in.formatted("U2", "B", "100.01", "N1", "V1")
                        + out.formatted("U1", "A", "100.01", "N2", "V1")
                        + in.formatted("U1", "X", "1.00", "N3", "V2")
                        + out.formatted("U1", "A", "1.00", "N4", "V2")
                        + in.formatted("U1", "C", "1.00", "N5", "V3")
                        + out.formatted("U1", "A", "1.00", "N6", "V3")
                        + in.formatted("U1", "D", "1.00", "N7", "V4")
                        + out.formatted("U1", "A", "1.00", "N8", "V4")
                        + in.formatted("U1", "B", "1.00", "N9", "V5")
                        + out.formatted("U1", "A", "1.00", "N10", "V5")
                        + out.formatted("U2", "A", "1.00", "N11", "V6")
                        + in.formatted("U2", "B", "1.00", "N12", "V6")
                        + in.formatted("U2", "B", "1.00", "N13", "V7")
                        + out.formatted("U1", "X", "1.00", "N14", "V7")
                        + in.formatted("U1", "A", "1.00", "N15", "V8")
                        + out.formatted("U1", "A", "1.00", "N16", "V8");
        refused(
                give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER + rows)),
                "2:amount_yuan:EXCEEDS_AVAILABLE",
                "3:budget_line_key:UNKNOWN_BUDGET_LINE",
                "5:budget_line_key:LINES_DIFFER_IN_FUND",
                "7:amount_yuan:LIMIT_REACHED",
                "9:unit_code:UNIT_MISMATCH",
                "11:unit_code:UNIT_MISMATCH",
                "14:budget_line_key:UNKNOWN_BUDGET_LINE",
                "15:budget_line_key:SAME_LINE");
    }

    @Test
    void tellsAFileThatIsWrongFromAStateThatForbidsIt() {
        twoLines();
        var result =
                give(
                        Role.MIGRATOR,
                        Kind.EXECUTION,
                        csv(
                                LEDGER
                                        + "2022-02-01,DISBURSEMENT,U1,X,60.00,x,N1,,,\n"
                                        + "2022-02-01,DISBURSEMENT,U1,A,-5.00,x,N2,,,\n"
                                        + "2022-02-01,REFUND,U1,A,5.00,x,N3,,,\n"));
        assertThat(result)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> {
                            assertThat(refused.errors())
                                    .extracting(RowError::code)
                                    .containsExactly(
                                            "UNKNOWN_BUDGET_LINE",
                                            "INVALID_AMOUNT",
                                            "REFERENCE_REQUIRED");
                            assertThat(refused.ofTheState()).isFalse();
                        });
    }

    @Test
    void letsOthersThanTheMigratorDoOnlyWhatTheyMayAnyway() {
        twoLines();
        var supplement = csv(LEDGER + "2022-02-01,SUPPLEMENT,U1,A,60000.00,,N1,,,\n");
        assertThat(give(Role.TREASURY_CLERK, Kind.EXECUTION, supplement))
                .isInstanceOf(Result.Forbidden.class);
        var exempt = csv(LEDGER + "2022-02-01,SUPPLEMENT,U1,A,9.00,,N2,,Y,国家政策\n");
        assertThat(give(Role.BUDGET_OFFICER, Kind.EXECUTION, exempt))
                .isInstanceOf(Result.Forbidden.class);
        done(give(Role.BUDGET_OFFICER, Kind.EXECUTION, supplement));
        var large = csv(LEDGER + "2022-02-01,DISBURSEMENT,U1,A,50000.01,x,N3,,,\n");
        assertThat(give(Role.TREASURY_CLERK, Kind.EXECUTION, large))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused ->
                                assertThat(refused.errors())
                                        .extracting(RowError::code)
                                        .containsExactly("FOUR_EYES_REQUIRED"));
        assertThat(give(Role.MIGRATOR, Kind.EXECUTION, large))
                .isInstanceOf(Result.YearHasOwnFacts.class);
        assertThat(give(Role.TREASURY_CLERK, Kind.UNITS, csv("code,name_zh\nU3,三\n")))
                .isInstanceOf(Result.Forbidden.class);
    }

    @Test
    void keepsRepeatedDocumentNumbersApart() {
        twoLines();
        var twice =
                LEDGER
                        + "2022-02-01,SUPPLEMENT,U1,A,1.00,,DOC,,,\n"
                        + "2022-02-02,SUPPLEMENT,U1,A,2.00,,DOC,,,\n";
        done(give(Role.MIGRATOR, Kind.EXECUTION, csv(twice)));
        done(
                give(
                        Role.MIGRATOR,
                        Kind.EXECUTION,
                        csv(LEDGER + "2022-02-03,REDUCTION,U1,A,3.00,,DOC,,,\n")));
        assertThat(
                        all().stream()
                                .map(Recorded::fact)
                                .filter(budgettrail.event.line.AdjustmentEvent.class::isInstance))
                .extracting(
                        fact ->
                                ((budgettrail.event.line.AdjustmentEvent) fact)
                                        .adjustment()
                                        .value())
                .containsExactly("U1/2022/DOC", "U1/2022/DOC#2", "U1/2022/DOC#3");
    }

    /** Whoever sends a file again, not knowing what became of it, records nothing twice. */
    @Test
    void recordsALedgerASecondTimeOnlyIfThatIsMeant() {
        twoLines();
        var file = csv(LEDGER + SUPPLEMENT);
        var first = done(give(Role.MIGRATOR, Kind.EXECUTION, file));
        known(file, first);
        assertThat(done(importing.submit(again(file, false, true), giver(Role.MIGRATOR))).facts())
                .isEqualTo(1);
    }

    /** Whoever left out the payments that are refused would record the rest a second time. */
    @Test
    void knowsALedgerBeforeItsPaymentsAreRefused() {
        twoLines();
        var file = csv(LEDGER + SUPPLEMENT + "2022-02-02,DISBURSEMENT,U1,A,1.00,x,N1,,,\n");
        known(file, done(give(Role.MIGRATOR, Kind.EXECUTION, file)));
        refused(
                importing.submit(again(file, false, true), giver(Role.MIGRATOR)),
                "2:voucher_no:DUPLICATE_VOUCHER");
    }

    private void known(Upload file, ImportAnswer first) {
        var head = node.log.head();
        for (var dryRun : List.of(true, false)) {
            assertThat(importing.submit(again(file, dryRun, false), giver(Role.MIGRATOR)))
                    .isInstanceOfSatisfying(
                            Result.FileKnown.class,
                            known ->
                                    assertThat(known.before().importId())
                                            .isEqualTo(first.importId()));
        }
        assertThat(node.log.head()).isEqualTo(head);
    }

    private static Order again(Upload file, boolean dryRun, boolean again) {
        return new Order(Kind.EXECUTION, YEAR, file, null, Controls.NONE, dryRun, again);
    }

    /** What a file carries forward is money of the year behind it. */
    @Test
    void noHistoryIsCarriedIntoAYearInWhichSomebodyActs() {
        twoLines();
        done(give(Role.BUDGET_OFFICER, Kind.EXECUTION, csv(LEDGER + SUPPLEMENT)));
        done(before(Kind.BUDGET_LINES, LINES + "A,U1,201,BASIC,100.00\n"));
        var head = node.log.head();
        var row = "2021-12-31,%s,U1,A,100.00,,,,,\n";
        assertThat(before(Kind.EXECUTION, LEDGER + row.formatted("YEAR_END_CARRY_FORWARD")))
                .isEqualTo(new Result.YearHasOwnFacts(YEAR));
        assertThat(node.log.head()).isEqualTo(head);
        done(before(Kind.EXECUTION, LEDGER + row.formatted("YEAR_END_LAPSE")));
    }

    /** A unit that somebody below another may see must not be moved there from an old year. */
    @Test
    void noHistoryGivesANameThatHoldsWhereSomebodyActs() {
        twoLines();
        done(give(Role.BUDGET_OFFICER, Kind.EXECUTION, csv(LEDGER + SUPPLEMENT)));
        var june = new DescribeUnit(new UnitCode("U3"), LocalDate.of(2022, 6, 1), "三", null, null);
        assertThat(node.reference.give(june, giver(Role.BUDGET_OFFICER)))
                .isInstanceOf(Outcome.Done.class);
        assertThat(before(Kind.UNITS, "code,name_zh,parent_code\nU3,三,U1\n"))
                .isEqualTo(new Result.YearHasOwnFacts(YEAR));
        done(before(Kind.UNITS, "code,name_zh,parent_code\nU1,旧名,\nU9,仅在旧年,\n"));
    }

    private Result before(Kind kind, String file) {
        var year = new FiscalYear(YEAR.value() - 1);
        var order = new Order(kind, year, csv(file), null, Controls.NONE, false, false);
        return importing.submit(order, giver(Role.MIGRATOR));
    }

    /** As it stands in what is copied from a page. */
    @Test
    void takesNoNameThatNobodyCanSee() {
        twoLines();
        for (var unseen : List.of("\u00A0", "\u200B", "\u3000\u2060")) {
            var row = "2022-02-01,DISBURSEMENT,U1,A,1.00," + unseen + ",N1,,,\n";
            assertThat(give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER + row)))
                    .isInstanceOfSatisfying(
                            Result.Refused.class,
                            refused ->
                                    assertThat(found(refused.errors()))
                                            .containsExactly("1:payee:MISSING_VALUE"));
        }
    }

    /** As one by one: only the name made of it must be a code. */
    @Test
    void givesAReasonOfOneLegToBoth() {
        twoLines();
        var rows =
                "2022-02-03,VIREMENT_OUT,U1,A,3.00,,N1,V1,,,调剂\n"
                        + "2022-02-03,VIREMENT_IN,U2,B,3.00,,N2,V1,,,\n";
        done(give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER.strip() + ",reason\n" + rows)));
        assertThat(facts(TransferredIn.class))
                .extracting(TransferredIn::document, TransferredIn::reason)
                .containsExactly(tuple("N2", "调剂"));
    }

    @Test
    void keepsWhichAdjustmentsAreStatutory() {
        twoLines();
        var rows =
                "2022-02-01,SUPPLEMENT,U1,A,5.00,,N1,,,,Y\n"
                        + "2022-02-01,SUPPLEMENT,U1,A,5.00,,N2,,Y,国家政策,\n"
                        + "2022-02-02,REDUCTION,U2,B,3.00,,N3,,,,是\n"
                        + "2022-02-02,REDUCTION,U2,B,3.00,,N4,,,,否\n";
        done(give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER.strip() + ",statutory\n" + rows)));
        assertThat(facts(Supplemented.class))
                .extracting(Supplemented::statutory)
                .containsExactly(true, false);
        assertThat(facts(Reduced.class))
                .extracting(Reduced::statutory)
                .containsExactly(true, false);
    }

    @Test
    void keepsTheNumberOfADocumentAsItIsWritten() {
        twoLines();
        var rows =
                "2022-02-01,SUPPLEMENT,U1,A,1.00,,豫财预〔2022〕15号,,Y,国家政策\n"
                        + "2022-02-02,REDUCTION,U1,A,2.00,,豫财预[2022]15号,,,\n"
                        + "2022-02-03,VIREMENT_OUT,U1,A,3.00,,牧预（2022）3号,V1,,\n"
                        + "2022-02-03,VIREMENT_IN,U2,B,3.00,,牧预（2022）4号,V1,,\n"
                        + "2022-02-04,COMMITMENT,U1,A,9.00,x,C1,,,\n"
                        + "2022-02-05,COMMITMENT_RELEASE,U1,A,4.00,,内签〔2022〕8号,C1,,\n"
                        + "2022-12-31,YEAR_END_LAPSE,U2,B,53.00,,豫财预〔2023〕1号,,,\n";
        done(give(Role.MIGRATOR, Kind.EXECUTION, csv(LEDGER + rows)));
        assertThat(facts(Supplemented.class))
                .extracting(Supplemented::document)
                .containsExactly("豫财预〔2022〕15号");
        assertThat(facts(ExemptionGranted.class))
                .extracting(ExemptionGranted::document)
                .containsExactly("豫财预〔2022〕15号");
        assertThat(facts(AdjustmentEvent.class))
                .extracting(fact -> fact.adjustment().value())
                .containsExactly(
                        "U1/2022/豫财预-2022-15号-914134f8",
                        "U1/2022/豫财预-2022-15号-914134f8",
                        "U1/2022/豫财预-2022-15号-62355894",
                        "U1/2022/牧预-2022-3号-da778fb7",
                        "U1/2022/牧预-2022-3号-da778fb7");
        assertThat(facts(TransferredOut.class))
                .extracting(TransferredOut::document)
                .containsExactly("牧预（2022）3号");
        assertThat(facts(TransferredIn.class))
                .extracting(TransferredIn::document)
                .containsExactly("牧预（2022）4号");
        assertThat(facts(CommitmentReleased.class))
                .extracting(CommitmentReleased::document)
                .containsExactly("内签〔2022〕8号");
        assertThat(facts(LineClosed.class))
                .extracting(LineClosed::document)
                .containsExactly("豫财预〔2023〕1号");
    }

    @Test
    void refusesAReleaseThatNamesNoContract() {
        twoLines();
        var release = csv(LEDGER + "2022-02-05,COMMITMENT_RELEASE,U1,A,4.00,,内签〔2022〕8号,,,\n");
        assertThat(give(Role.MIGRATOR, Kind.EXECUTION, release))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused ->
                                assertThat(found(refused.errors()))
                                        .containsExactly("1:ref:MISSING_VALUE"));
    }
}
