package budgettrail.command.importing.table;

import budgettrail.event.Text;
import budgettrail.event.money.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a cell means as an identifier, a label, an amount or a day; nothing if it is none, exactly.
 */
final class Numbers {
    /** From here on a workbook's number no longer keeps every digit. */
    private static final BigDecimal DIGITS_KEPT = BigDecimal.TEN.pow(15);

    private static final BigDecimal FEN_PER_WAN = BigDecimal.valueOf(1_000_000);

    /** Below 10^13 yuan, to the fen. */
    private static final Pattern WAN = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,6})?");

    private static final Pattern ISO_DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    /** Day 0 of a workbook, chosen so that every day from March 1900 on is right. */
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);

    private static final LocalDate DAY_ZERO_OF_1904 = LocalDate.of(1904, 1, 1);

    private static final LocalDate EARLIEST = LocalDate.of(1950, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2200, 12, 31);

    private Numbers() {}

    static Optional<String> code(Cell cell) {
        var text =
                cell.kind() == Cell.Kind.NUMBER
                        ? cell.number().filter(Numbers::whole).map(number -> shown(number, cell))
                        : words(cell);
        return text.filter(Text::isCode).filter(code -> !Text.isDisguised(code));
    }

    /** Free text; a workbook's number as a code, with all its digits. */
    static Optional<String> label(Cell cell) {
        return cell.kind() == Cell.Kind.NUMBER ? code(cell) : note(cell);
    }

    /** Free text; a workbook's number as a code, or else written out. */
    static Optional<String> note(Cell cell) {
        var text = cell.kind() == Cell.Kind.NUMBER ? code(cell).or(() -> plain(cell)) : words(cell);
        return text.filter(Text::isNote);
    }

    /** The text, unless it only stands for one of two values or for a day. */
    private static Optional<String> words(Cell cell) {
        return Optional.of(cell.text()).filter(_ -> cell.kind() == Cell.Kind.TEXT);
    }

    /** With the zeros before it that its format shows. */
    private static String shown(BigDecimal whole, Cell cell) {
        var digits = whole.toPlainString();
        return "0".repeat(Math.max(0, cell.digits() - digits.length())) + digits;
    }

    private static boolean whole(BigDecimal number) {
        return number.signum() >= 0 && number.scale() <= 0 && number.compareTo(DIGITS_KEPT) < 0;
    }

    static Optional<Money> yuan(Cell cell) {
        return plain(cell).flatMap(Money::parse);
    }

    static Optional<Money> wan(Cell cell) {
        return plain(cell)
                .filter(text -> WAN.matcher(text).matches())
                .map(text -> new BigDecimal(text).multiply(FEN_PER_WAN).longValueExact())
                .map(Money::new);
    }

    /** The number written without exponent, short enough to look at. */
    private static Optional<String> plain(Cell cell) {
        return cell.kind() == Cell.Kind.NUMBER
                ? cell.number()
                        .filter(number -> number.abs().compareTo(DIGITS_KEPT) < 0)
                        .map(BigDecimal::toPlainString)
                : words(cell);
    }

    static Optional<LocalDate> date(Cell cell) {
        var day =
                cell.kind() == Cell.Kind.TEXT
                        ? isoDay(cell.text())
                        : cell.number()
                                .filter(Numbers::whole)
                                .map(days -> workbookDay(days, cell.from1904()));
        return day.filter(date -> !date.isBefore(EARLIEST) && !date.isAfter(LATEST));
    }

    private static LocalDate workbookDay(BigDecimal days, boolean from1904) {
        var capped = days.min(BigDecimal.valueOf(ChronoUnit.DAYS.between(DAY_ZERO, LATEST) + 1));
        return (from1904 ? DAY_ZERO_OF_1904 : DAY_ZERO).plusDays(capped.longValueExact());
    }

    private static Optional<LocalDate> isoDay(String text) {
        if (!ISO_DAY.matcher(text).matches()) {
            return Optional.empty();
        }
        try { // Each row has one; what parses any form of days takes as long as the rest of it.
            return Optional.of(
                    LocalDate.of(
                            Integer.parseInt(text, 0, 4, 10),
                            Integer.parseInt(text, 5, 7, 10),
                            Integer.parseInt(text, 8, 10, 10)));
        } catch (DateTimeException _) {
            return Optional.empty(); // The 30th of February.
        }
    }
}
