package budgettrail.event.money;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An exact amount of RMB, counted in fen. May be negative; is never rounded and never floating. */
public record Money(long fen) implements Comparable<Money> {
    public static final Money ZERO = new Money(0);

    private static final int DECIMALS = 2;
    private static final int MOST_USUAL = 15;
    private static final int MOST_WRITTEN = 13;

    /**
     * What people may write: yuan with at most two decimals, below 10^13 yuan. No sign, exponent or
     * separator.
     */
    private static final Pattern YUAN = Pattern.compile("(-?)([0-9]{1,13})(?:\\.([0-9]{1,2}))?");

    /** What {@link #yuan()} writes: any long of fen. Constants may leave the decimals out. */
    private static final Pattern WRITTEN = Pattern.compile("-?[0-9]{1,17}(\\.[0-9]{2})?");

    /**
     * The amount written in yuan, a leading minus allowed, or nothing if it is no exact amount of
     * fen ({@code 1E9}, {@code 10.005}, {@code １２３}, 14 digits before the point).
     */
    public static Optional<Money> parse(String yuan) {
        var usual = usual(yuan, MOST_WRITTEN);
        return usual == null ? parseClosely(yuan) : Optional.of(usual);
    }

    private static Optional<Money> parseClosely(String yuan) {
        var matcher = YUAN.matcher(yuan);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var decimals = matcher.group(3) == null ? "00" : (matcher.group(3) + "0").substring(0, 2);
        var fen = Long.parseLong(matcher.group(2) + decimals);
        return Optional.of(new Money(matcher.group(1).isEmpty() ? fen : -fen));
    }

    /**
     * The amount behind {@link #yuan()}, for constants and stored text. Every amount that was
     * written can be read, however large; anything else is a bug.
     */
    public static Money yuan(String yuan) {
        var usual = usual(yuan, MOST_USUAL);
        return usual == null ? anyYuan(yuan) : usual;
    }

    /** Two decimals and so many digits before them at most, as most are written; else nothing. */
    private static @Nullable Money usual(String yuan, int most) {
        var point = yuan.length() - DECIMALS - 1;
        var first = yuan.startsWith("-") ? 1 : 0;
        if (point <= first || point - first > most || yuan.charAt(point) != '.') {
            return null;
        }
        long fen = 0;
        for (var at = first; at < yuan.length(); at++) { // Every fact that is read has an amount.
            var digit = yuan.charAt(at) - '0';
            if (at != point && (digit < 0 || digit > 9)) {
                return null;
            }
            fen = at == point ? fen : fen * 10 + digit;
        }
        return new Money(first == 0 ? fen : -fen);
    }

    private static Money anyYuan(String yuan) {
        if (!WRITTEN.matcher(yuan).matches()) {
            throw new IllegalArgumentException("Not an amount in yuan: " + yuan);
        }
        return new Money(new BigDecimal(yuan).movePointRight(2).longValueExact());
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(fen, other.fen));
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(fen, other.fen));
    }

    public Money negated() {
        return new Money(Math.negateExact(fen));
    }

    public boolean exceeds(Money other) {
        return fen > other.fen;
    }

    /** Named without {@code is}, so that no serializer takes it for a property. */
    public boolean negative() {
        return fen < 0;
    }

    /** Named without {@code is}, so that no serializer takes it for a property. */
    public boolean positive() {
        return fen > 0;
    }

    /** Named without {@code is}, so that no serializer takes it for a property. */
    public boolean zero() {
        return fen == 0;
    }

    /** The smaller of the two. */
    public Money atMost(Money other) {
        return exceeds(other) ? other : this;
    }

    /** Yuan with two decimals and no separators: {@code 1234.50}, {@code -0.01}. */
    public String yuan() {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(fen, other.fen);
    }

    @Override
    public String toString() {
        return yuan();
    }
}
