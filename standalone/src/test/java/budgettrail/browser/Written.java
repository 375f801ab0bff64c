package budgettrail.browser;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** Numbers as a page writes them. */
final class Written {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9][0-9,]*(?:\\.[0-9]+)?");
    private static final BigDecimal HUNDRED = new BigDecimal(100);

    private Written() {}

    /** The first number of a place. */
    static BigDecimal in(Locator place) {
        return in(place.innerText());
    }

    static BigDecimal in(String text) {
        var found = NUMBER.matcher(text);
        if (!found.find()) {
            throw new AssertionError("No number: " + text);
        }
        return new BigDecimal(found.group().replace(",", "").replace("+", ""));
    }

    /** All of the places together. */
    static BigDecimal sum(Locator places) {
        return places.allInnerTexts().stream()
                .map(Written::in)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** As people reckon a rate: half a hundredth of a percent is rounded up. */
    static BigDecimal percent(BigDecimal part, BigDecimal whole) {
        return part.multiply(HUNDRED).divide(whole, 2, RoundingMode.HALF_UP);
    }
}
