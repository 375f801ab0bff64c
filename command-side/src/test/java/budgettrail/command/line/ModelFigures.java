package budgettrail.command.line;

import budgettrail.command.line.ModelBook.Adjusted;
import budgettrail.command.line.ModelBook.Entry;
import budgettrail.command.line.ModelBook.What;
import budgettrail.event.line.LineId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The quantities of a group of lines on a day, in fen, as the second book has them: each a sum over
 * a filter, and adjustments counted by their names, so that a virement counts once however many of
 * its lines are in the group.
 */
public record ModelFigures(
        long initial,
        long carriedIn,
        long adjusted,
        long disbursed,
        long commitments,
        long pending,
        long available,
        long balance,
        long carriedForward,
        long lapsed,
        long gross,
        long net,
        long grossAll,
        long netAll) {

    /** Of these lines, with every entry that counts from that day or earlier. */
    public static ModelFigures of(ModelBook book, Collection<LineId> lines, LocalDate asOf) {
        var initial = sum(book, lines, asOf, What.INITIAL);
        var carriedIn = sum(book, lines, asOf, What.CARRIED_IN);
        var adjusted = initial + carriedIn + sum(book, lines, asOf, What.ADJUSTMENT);
        var disbursed = sum(book, lines, asOf, What.PAID);
        var commitments = sum(book, lines, asOf, What.CONTRACT);
        var pending =
                sum(book, lines, asOf, What.FROZEN)
                        + sum(
                                entries(
                                        book,
                                        lines,
                                        asOf,
                                        What.REQUEST,
                                        it -> it.contract().isEmpty()));
        return new ModelFigures(
                initial,
                carriedIn,
                adjusted,
                disbursed,
                commitments,
                pending,
                adjusted - disbursed - commitments - pending,
                adjusted - disbursed,
                sum(book, lines, asOf, What.CARRIED_FORWARD),
                sum(book, lines, asOf, What.LAPSED),
                gross(book, lines, asOf, it -> !book.exempt.contains(it.getKey())),
                net(book, lines, asOf, it -> !book.exempt.contains(it.name())),
                gross(book, lines, asOf, _ -> true),
                net(book, lines, asOf, _ -> true));
    }

    private static long sum(ModelBook book, Collection<LineId> lines, LocalDate asOf, What what) {
        return sum(entries(book, lines, asOf, what, _ -> true));
    }

    private static long net(
            ModelBook book, Collection<LineId> lines, LocalDate asOf, Predicate<Entry> which) {
        return sum(entries(book, lines, asOf, What.ADJUSTMENT, which));
    }

    private static long gross(
            ModelBook book,
            Collection<LineId> lines,
            LocalDate asOf,
            Predicate<Map.Entry<String, Adjusted>> which) {
        return book.adjustments.entrySet().stream()
                .filter(which)
                .map(Map.Entry::getValue)
                .filter(it -> !it.day().isAfter(asOf))
                .filter(it -> it.lines().stream().anyMatch(lines::contains))
                .mapToLong(Adjusted::fen)
                .sum();
    }

    private static Stream<Entry> entries(
            ModelBook book,
            Collection<LineId> lines,
            LocalDate asOf,
            What what,
            Predicate<Entry> which) {
        return lines.stream()
                .flatMap(line -> book.of(line).stream())
                .filter(it -> it.what() == what && !it.day().isAfter(asOf))
                .filter(which);
    }

    private static long sum(Stream<Entry> entries) {
        return entries.mapToLong(Entry::fen).sum();
    }
}
