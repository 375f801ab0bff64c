package budgettrail.query.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.sheet.Cell.Label;
import budgettrail.query.sheet.Cell.Words;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.web.language.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What CSV and JSON hold of a sheet. */
class SheetTextFilesTest {
    private static final Rate LATE = Given.ratio(-459, 10_000);

    @Test
    void csvHoldsPlainNumbersFlagsAndWhatTheyReflect() {
        var whole = Given.ratio(100, 100);
        var total =
                Given.row(new Label("sheet.row", "TOTAL"), Given.fen("5"), whole, Light.OK, LATE);

        assertThat(csv(Given.sheet(List.of(row("局"), unbudgeted()), total), Language.EN))
                .isEqualTo(
                        """
                        unit_name,unit,disbursed,execution_rate,execution_ok,lead,effective,recorded,facts,\
                        sheet_year,sheet_scope,sheet_as_of,sheet_known_at,sheet_position
                        局,035003,24421079.66,45.41,N,-4.59,2022-06-30,2022-07-01T00:00:00+08:00,12,\
                        2022,035,2022-06-30,100,99
                        局,035003,-0.01,,,,2022-06-30,2022-07-01T00:00:00+08:00,12,2022,035,2022-06-30,100,99
                        TOTAL,035003,0.05,100.00,Y,-4.59,2022-06-30,2022-07-01T00:00:00+08:00,12,\
                        2022,035,2022-06-30,100,99
                        """);
    }

    @Test
    void csvTellsSpreadsheetsThatItIsUtf8() {
        assertThat(written(Given.sheet(List.of(row("局")), null), Language.ZH))
                .startsWith("\uFEFFunit_name,");
    }

    @Test
    void jsonHoldsEveryValueByItsKeyAndWhatTheyReflect() {
        var json = json(Given.sheet(List.of(row("局"), unbudgeted()), null), Language.EN);

        assertThat(json.propertyNames())
                .containsExactly(
                        "sheet",
                        "title",
                        "fiscalYear",
                        "scope",
                        "asOf",
                        "knownAt",
                        "position",
                        "arrangement",
                        "all",
                        "unread",
                        "columns",
                        "rows",
                        "total");
        assertThat(json.get("sheet").asString()).isEqualTo("units");
        assertThat(json.get("scope").toString())
                .isEqualTo("{\"code\":\"035\",\"name\":\"HR Bureau\"}");
        assertThat(json.get("asOf").asString()).isEqualTo("2022-06-30");
        assertThat(json.get("knownAt").asString()).isEqualTo("100");
        assertThat(json.get("position").isNumber()).isTrue();
        assertThat(json.get("arrangement").isNull()).isTrue();
        assertThat(json.get("all").asInt()).isEqualTo(2);
        assertThat(json.get("total").isNull()).isTrue();
        assertThat(json.get("columns").get(2).toString())
                .isEqualTo("{\"key\":\"disbursed\",\"kind\":\"AMOUNT\",\"heading\":\"Disbursed\"}");
        assertThat(json.get("rows").get(0).toString())
                .isEqualTo(
                        "{\"unit_name\":\"局\",\"unit\":\"035003\",\"disbursed\":\"24421079.66\","
                                + "\"execution_rate\":\"45.41\",\"execution_ok\":\"BREACH\","
                                + "\"lead\":\"-4.59\",\"effective\":\"2022-06-30\","
                                + "\"recorded\":\"2022-07-01T00:00:00+08:00\",\"facts\":12}");
        assertThat(json.get("rows").get(1).get("execution_rate").asString())
                .isEqualTo("UNBUDGETED");
        assertThat(json.get("rows").get(1).get("lead").asString()).isEqualTo("NOT_APPLICABLE");
    }

    @Test
    void whatIsOfAllYearsAndDaysNamesNone() {
        var from = new Provenance(null, null, null, 99, SheetScope.of(Given.named("检索：x")));
        var sheet = new Sheet("units", from, Given.COLUMNS, List.of(row("局")), null);

        assertThat(csv(sheet, Language.EN)).endsWith(",12,,035003,,,99\n");
        var json = json(sheet, Language.EN);
        assertThat(json.get("fiscalYear").isNull()).isTrue();
        assertThat(json.get("asOf").isNull()).isTrue();
        assertThat(SheetFormat.JSON.file(sheet)).isEqualTo("units.json");
        var named = Given.sheet(List.of(row("局")), null);
        assertThat(SheetFormat.CSV.file(named)).isEqualTo("units-2022-2022-06-30.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "＋1", "\t=1", "-1", "@SUM(A1)"})
    void whatLooksLikeAFormulaStaysText(String name) {
        var sheet = Given.sheet(List.of(row(name)), null);

        assertThat(csv(sheet, Language.ZH).lines().skip(1))
                .first()
                .asString()
                .startsWith("'" + name + ",");
        assertThat(json(sheet, Language.ZH).get("rows").get(0).get("unit_name").asString())
                .isEqualTo(name);
    }

    @Test
    void nothingIsEmptyInCsvAndNullInJson() {
        var row = new ArrayList<>(row("局"));
        row.set(1, Cell.NOTHING);
        var sheet = Given.sheet(List.of(row), null);

        assertThat(csv(sheet, Language.ZH)).contains("\n局,,24421079.66,");
        assertThat(json(sheet, Language.ZH).get("rows").get(0).get("unit").isNull()).isTrue();
    }

    @Test
    void aSheetFoots() {
        var from = Given.sheet(List.of(), null).provenance();
        var one = List.of(Column.of("unit", Kind.WORDS));
        var two = List.<Cell>of(new Words("a"), new Words("b"));

        assertThatThrownBy(() -> new Sheet("units", from, one, List.of(two), null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sheet("units", from, one, List.of(), two))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () ->
                                new Sheet(
                                        "units",
                                        from,
                                        List.of(one.getFirst(), one.getFirst()),
                                        List.of(two),
                                        null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Cell> row(String name) {
        return Given.row(
                Given.named(name),
                Given.fen("2442107966"),
                Given.ratio(4541, 10_000),
                Light.BREACH,
                LATE);
    }

    private static List<Cell> unbudgeted() {
        return Given.row(
                Given.named("局"),
                Given.fen("-1"),
                Rate.UNBUDGETED,
                Light.NONE,
                Rate.NOT_APPLICABLE);
    }

    /** Without the mark at its beginning. */
    private static String csv(Sheet sheet, Language language) {
        return written(sheet, language).substring(1);
    }

    private static String written(Sheet sheet, Language language) {
        var out = new ByteArrayOutputStream();
        try {
            SheetCsv.write(sheet, Given.in(language), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonNode json(Sheet sheet, Language language) {
        var out = new ByteArrayOutputStream();
        SheetJson.write(sheet, Given.in(language), out);
        return JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
    }
}
