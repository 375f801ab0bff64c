package budgettrail.query.sheet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import budgettrail.query.figures.Rate;
import budgettrail.query.figures.Target.Light;
import budgettrail.query.sheet.Column.Kind;
import budgettrail.web.language.Language;
import budgettrail.web.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

/** Rows are sorted by what they are, not by what they are shown as. */
class ArrangerTest {
    private static final Rate THIRD = Given.ratio(1, 3);
    private static final Rate NEARLY = Given.ratio(33_334, 100_000);

    @Test
    void ratesThatAreShownAlikeAreStillToldApart() {
        var rows = List.of(rate("a", NEARLY), rate("b", THIRD), rate("c", Given.ratio(2, 6)));
        assertThat(NEARLY.shown()).isEqualTo("33.33").isEqualTo(THIRD.shown());

        assertThat(names(rows, "execution_rate")).containsExactly("b", "c", "a");
        assertThat(names(rows, "-execution_rate"))
                .as("equal ones stay in their order")
                .containsExactly("a", "b", "c");
    }

    @Test
    void whatHasNoValueComesLastEitherWay() {
        var rows =
                List.of(
                        rate("none", Rate.NOT_APPLICABLE),
                        rate("unbudgeted", Rate.UNBUDGETED),
                        rate("less", Given.ratio(-1, 2)),
                        rate("more", Given.ratio(5, 1)));

        assertThat(names(rows, "execution_rate"))
                .containsExactly("less", "more", "unbudgeted", "none");
        assertThat(names(rows, "-execution_rate"))
                .containsExactly("more", "less", "unbudgeted", "none");
    }

    @Test
    void amountsOfAnySizeAreCompared() {
        var rows =
                List.of(
                        amount("huge", "100000000000000000001"),
                        amount("a fen less", "100000000000000000000"),
                        amount("negative", "-1"));

        assertThat(names(rows, "disbursed")).containsExactly("negative", "a fen less", "huge");
        assertThat(names(rows, "-disbursed")).containsExactly("huge", "a fen less", "negative");
    }

    @Test
    void chineseNamesAreSortedAsTheyArePronounced() {
        var rows = List.of(rate("张", THIRD), rate("北", THIRD), rate("李", THIRD), rate("安", THIRD));

        assertThat(names(rows, "unit_name")).containsExactly("安", "北", "李", "张");
        assertThat(names(rows, "-unit_name")).containsExactly("张", "李", "北", "安");
    }

    @Test
    void lightsThatAreNotMetComeFirst() {
        var rows =
                List.of(
                        light("none", Light.NONE),
                        light("ok", Light.OK),
                        light("breach", Light.BREACH));

        assertThat(names(rows, "execution_ok")).containsExactly("breach", "ok", "none");
        assertThat(names(rows, "-execution_ok")).containsExactly("ok", "breach", "none");
    }

    @ParameterizedTest
    @CsvSource({"养老, 养老保险", "INSUR, 养老保险", "035, 养老保险", "老保, 养老保险", "-9, ''", "<b>, ''"})
    void aRowIsFoundByAnyOfItsNamesAndItsCode(String find, String found) {
        var rows =
                List.of(
                        rate(new Cell.Name("035003", "养老保险", "Old-age insurance"), THIRD),
                        rate(new Cell.Name("777", "就业", null), NEARLY, "777"));

        assertThat(names(arranged(rows, Map.of("units.find", find))))
                .containsExactlyElementsOf(found.isEmpty() ? List.of() : List.of(found));
    }

    @Test
    void onlyRowsWithALightThatIsNotMet() {
        var rows = List.of(light("ok", Light.OK), light("breach", Light.BREACH));

        assertThat(names(arranged(rows, Map.of("units.light", "BREACH"))))
                .containsExactly("breach");
    }

    @Test
    void aLightThatNoPageShowsDoesNotCount() {
        var columns = new ArrayList<>(Given.COLUMNS);
        columns.set(4, Column.of("execution_ok", Kind.VERDICT).inFilesOnly());
        columns.set(5, Column.of("shown_ok", Kind.VERDICT));
        var row = new ArrayList<>(light("a", Light.BREACH));
        row.set(5, new Cell.Verdict(Light.OK));
        var sheet = new Sheet("units", given(List.of()).provenance(), columns, List.of(row), null);

        assertThat(arranged(sheet, Map.of("units.light", "BREACH")).rows()).isEmpty();
    }

    @Test
    void aTotalIsOfAllRowsOrNotShown() {
        var rows = List.of(rate("a", THIRD), rate("b", NEARLY));
        var sheet = Given.sheet(rows, rate("total", THIRD));

        assertThat(arranged(sheet, Map.of("units.sort", "-unit_name")).total())
                .isEqualTo(sheet.total());
        assertThat(arranged(sheet, Map.of("units.find", "a")).total()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"units.find, b, 1", "units.find, nothing, 0", "units.sort, -disbursed, 9"})
    void whatWasNotLookedAtIsNotCountedAsFound(String how, String asked, int all) {
        var two = given(List.of(rate("a", THIRD), rate("b", NEARLY)));
        var first = new Sheet("units", two.provenance(), Given.COLUMNS, two.rows(), null, 9);

        var sheet = arranged(first, Map.of(how, asked));

        assertThat(sheet.all()).isEqualTo(all);
        assertThat(sheet.unread()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nothing", "--disbursed", "-", "Disbursed", "disbursed,facts", "合计"})
    void aColumnThatThereIsNotIsRefused(String sort) {
        assertThatThrownBy(() -> arranged(given(List.of()), Map.of("units.sort", sort)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("INVALID_PARAMETER");
    }

    @Test
    void aTableWithoutLightsCannotBeAskedForThem() {
        var column = List.of(Column.of("unit", Kind.WORDS));
        var sheet = new Sheet("units", given(List.of()).provenance(), column, List.of(), null);

        assertThatThrownBy(() -> arranged(sheet, Map.of("units.light", "BREACH")))
                .isInstanceOf(ProblemException.class);
    }

    private static List<String> names(List<List<Cell>> rows, String sort) {
        return names(arranged(rows, Map.of("units.sort", sort)));
    }

    private static List<String> names(Sheet sheet) {
        return sheet.rows().stream()
                .map(row -> ((Cell.Name) row.getFirst()).in(Language.ZH))
                .toList();
    }

    private static Sheet arranged(List<List<Cell>> rows, Map<String, String> asked) {
        return arranged(given(rows), asked);
    }

    private static Sheet arranged(Sheet sheet, Map<String, String> asked) {
        var parameters = new LinkedMultiValueMap<String, String>();
        asked.forEach(parameters::add);
        return new Arrangements(new Asked(parameters), Given.in(Language.ZH), new Turns())
                .whole(sheet);
    }

    private static Sheet given(List<List<Cell>> rows) {
        return Given.sheet(rows, null);
    }

    private static List<Cell> rate(String name, Rate rate) {
        return rate(Given.named(name), rate);
    }

    private static List<Cell> rate(Cell.Name name, Rate rate) {
        return rate(name, rate, name.code());
    }

    private static List<Cell> rate(Cell.Name name, Rate rate, String code) {
        var row = new ArrayList<>(Given.row(name, Given.fen("1"), rate, Light.OK, Rate.UNBUDGETED));
        row.set(1, new Cell.Words(code));
        return row;
    }

    private static List<Cell> amount(String name, String fen) {
        return Given.row(Given.named(name), Given.fen(fen), THIRD, Light.OK, Rate.UNBUDGETED);
    }

    private static List<Cell> light(String name, Light light) {
        return Given.row(Given.named(name), Given.fen("1"), THIRD, light, Rate.UNBUDGETED);
    }
}
