package budgettrail.command.importing.table;

import budgettrail.event.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table, its cells asked for by column name and kind. A cell that is not of its kind
 * is noted as an error and answered with a stand-in; a row that is not {@link #sound} is to be
 * dropped, so nothing ever becomes of the stand-ins.
 */
public final class Row {
    private static final String STAND_IN = "0";
    private static final String INVALID_DATE = "INVALID_DATE";

    /** Characters of a wrong cell that its error repeats. */
    private static final int QUOTED = 60;

    private final int number;
    private final Header header;
    private final List<Cell> cells;
    private final Errors errors;
    private boolean sound = true;

    Row(int number, Header header, List<Cell> cells, Errors errors) {
        this.number = number;
        this.header = header;
        this.cells = cells;
        this.errors = errors;
    }

    /** Counted from 1 without the header. */
    public int number() {
        return number;
    }

    /** Everything asked for so far was as it should be. */
    public boolean sound() {
        return sound;
    }

    /** Notes that the cell, or what it means, is wrong. */
    public void refuse(@Nullable String column, String code, Object... args) {
        sound = false;
        errors.add(number, column, code, args);
    }

    /** Whether the column exists. */
    public boolean stands(String column) {
        return header.place(column, errors) >= 0;
    }

    /** Whether the column exists and holds something in this row. */
    public boolean has(String column) {
        return !cell(column).blank();
    }

    /** The cell as it stands, unchecked: to look at, not to record. */
    public String peek(String column) {
        return cell(column).text();
    }

    /** The first cell, unchecked, where people write that a row is the total. */
    public String peekFirst() {
        return cells.isEmpty() ? "" : cells.getFirst().text();
    }

    /** An identifier. A workbook's number will do while it has all its digits. */
    public String code(String column) {
        return optionalCode(column).orElseGet(() -> missing(column, STAND_IN));
    }

    public Optional<String> optionalCode(String column) {
        return readText(column, "INVALID_CODE", Numbers::code);
    }

    /** What a thing is called that is no identifier. A workbook's number will do as for a code. */
    public String label(String column) {
        return optionalLabel(column).orElseGet(() -> missing(column, STAND_IN));
    }

    public Optional<String> optionalLabel(String column) {
        return readText(column, "INVALID_TEXT", Numbers::label);
    }

    /** Free text. */
    public String note(String column) {
        return optionalNote(column).orElseGet(() -> missing(column, STAND_IN));
    }

    public Optional<String> optionalNote(String column) {
        return readText(column, "INVALID_TEXT", Numbers::note);
    }

    /** An amount in yuan, of either sign: what may be negative is not this table's to say. */
    public Money yuan(String column) {
        return optionalYuan(column).orElseGet(() -> missing(column, Money.ZERO));
    }

    public Optional<Money> optionalYuan(String column) {
        return readNumber(column, cell(column), "INVALID_AMOUNT", Money.ZERO, Numbers::yuan);
    }

    /** An amount in 万元 that is whole in fen. */
    public Optional<Money> optionalWan(String column) {
        return readNumber(column, cell(column), "INVALID_AMOUNT", Money.ZERO, Numbers::wan);
    }

    /** A day: 2022-01-31, or a workbook's date. */
    public LocalDate date(String column) {
        return readNumber(column, cell(column), INVALID_DATE, LocalDate.EPOCH, Numbers::date)
                .orElseGet(() -> missing(column, LocalDate.EPOCH));
    }

    /** What one of the words allowed means. */
    public <T> T choice(String column, Map<String, T> words, T standIn) {
        return optionalChoice(column, words, standIn).orElseGet(() -> missing(column, standIn));
    }

    public <T> Optional<T> optionalChoice(String column, Map<String, T> words, T standIn) {
        return read(
                column,
                cell(column),
                "INVALID_VALUE",
                standIn,
                cell -> Optional.ofNullable(words.get(cell.text())));
    }

    private Optional<String> readText(
            String column, String fault, Function<Cell, Optional<String>> kind) {
        var cell = cell(column);
        var ofNumber = cell.kind() == Cell.Kind.NUMBER;
        return read(column, cell, ofNumber ? "CODE_LOST_DIGITS" : fault, STAND_IN, kind);
    }

    private <T> Optional<T> read(
            String column, Cell cell, String fault, T standIn, Function<Cell, Optional<T>> kind) {
        return cell.formula()
                ? Optional.of(wrong(column, "FORMULA_CELL", standIn))
                : readNumber(column, cell, fault, standIn, kind);
    }

    private <T> Optional<T> readNumber(
            String column, Cell cell, String fault, T standIn, Function<Cell, Optional<T>> kind) {
        if (cell.formulaWhereNumbersStand()) {
            return Optional.of(wrong(column, "FORMULA_CELL", standIn));
        }
        if (cell.kind() == Cell.Kind.ERROR) {
            return Optional.of(garbled(column, "ERROR_CELL", cell, standIn));
        }
        if (cell.blank()) {
            return Optional.empty();
        }
        if (cell.text().length() > Limits.CELL_CHARACTERS) {
            refuse(column, "CELL_TOO_LONG", Limits.CELL_CHARACTERS);
            return Optional.of(standIn);
        }
        return Optional.of(
                kind.apply(cell)
                        .orElseGet(() -> garbled(column, found(cell, fault), cell, standIn)));
    }

    /** A date is as wrong as any other number only where a day is asked for. */
    private static String found(Cell cell, String fault) {
        return switch (cell.kind()) {
            case BOOLEAN -> "BOOLEAN_CELL";
            case DATE -> fault.equals(INVALID_DATE) ? fault : "DATE_CELL";
            case TEXT, NUMBER, ERROR, FORMULA -> fault;
        };
    }

    private Cell cell(String column) {
        var place = header.place(column, errors);
        return place < 0 || place >= cells.size() ? Cell.BLANK : cells.get(place);
    }

    private <T> T missing(String column, T standIn) {
        return wrong(column, "MISSING_VALUE", standIn);
    }

    private <T> T garbled(String column, String fault, Cell cell, T standIn) {
        var text = cell.text();
        refuse(column, fault, text.length() > QUOTED ? text.substring(0, QUOTED) + "…" : text);
        return standIn;
    }

    private <T> T wrong(String column, String fault, T standIn) {
        refuse(column, fault);
        return standIn;
    }
}
