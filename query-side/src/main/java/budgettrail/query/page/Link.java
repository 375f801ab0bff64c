package budgettrail.query.page;

/**
 * A way to another view.
 *
 * @param current whether it leads here
 */
public record Link(String text, String address, boolean current) {
    public static Link to(String text, Place place) {
        return new Link(text, place.address(), false);
    }
}
