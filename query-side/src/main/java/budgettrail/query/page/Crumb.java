package budgettrail.query.page;

/** A step on the way down to a page. */
public record Crumb(Named name, String address) {}
