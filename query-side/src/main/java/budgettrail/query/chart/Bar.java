package budgettrail.query.chart;

/** A month's bar, standing on the zero line or hanging from it. */
public record Bar(Part x, Part y, Part width, Part height, boolean negative) {

    /** Between the zero line and a value, both measured from the top. */
    static Bar of(int month, Part zero, Part value) {
        var negative = value.thousandths() > zero.thousandths();
        var top = negative ? zero : value;
        var height = negative ? value.minus(zero) : zero.minus(value);
        return new Bar(Calendar.barStart(month), top, Calendar.barWidth(), height, negative);
    }
}
