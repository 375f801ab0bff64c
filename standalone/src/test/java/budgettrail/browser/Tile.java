package budgettrail.browser;

import com.microsoft.playwright.Locator;
import java.math.BigDecimal;

/** A rate as its tile shows it: the number, its light in words, its target, and why. */
record Tile(Locator box) {
    static Tile on(Visit visit, String key) {
        return new Tile(visit.page().locator("section[aria-labelledby='tile-" + key + "']"));
    }

    BigDecimal rate() {
        return Written.in(box.locator(".figure"));
    }

    String light() {
        return box.locator(".verdict .light").innerText().strip();
    }

    String target() {
        return box.locator(".target").innerText();
    }

    BigDecimal part() {
        return Written.in(box.locator(".why dd").nth(0));
    }

    BigDecimal whole() {
        return Written.in(box.locator(".why dd").nth(1));
    }
}
