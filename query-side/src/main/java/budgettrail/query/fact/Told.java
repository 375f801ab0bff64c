package budgettrail.query.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;

/**
 * What a fact says, in the words of a message bundle.
 *
 * @param key of the sentence, under {@code fact.}
 * @param arguments of the sentence; amounts are in yuan
 * @param details what else it says
 */
public record Told(String key, List<String> arguments, List<Detail> details) {

    /**
     * One more thing that a fact says.
     *
     * @param key of its label, under {@code fact.detail.}
     * @param address of the page of what is named; none: there is none
     * @param before what it was; none: nothing is said of that
     */
    public record Detail(
            String key, Value value, @Nullable String address, @Nullable Value before) {}

    /**
     * What is said of a thing.
     *
     * @param coded whether the text is that of a message, under the key of the detail
     */
    public record Value(String text, boolean coded) {
        private static final Value NOTHING = new Value("—", false);

        static Value of(@Nullable Object text, boolean coded) {
            return text == null ? NOTHING : new Value(text.toString(), coded);
        }
    }

    static Told of(String key, Object... arguments) {
        return new Told(key, List.of(arguments).stream().map(Object::toString).toList(), List.of());
    }

    /** With a detail, where there is one. */
    Told and(String label, @Nullable Object value) {
        return and(label, Value.of(value, false));
    }

    /** With a detail whose value is one of a few. */
    Told coded(String label, Enum<?> value) {
        return and(label, Value.of(value, true));
    }

    Told and(String label, Value value) {
        return value == Value.NOTHING || value.text().isBlank()
                ? this
                : with(new Detail(label, value, null, null));
    }

    /** With what something was and is, where the two differ. */
    Told changed(String label, @Nullable Object before, @Nullable Object after) {
        return changed(label, Value.of(before, false), Value.of(after, false));
    }

    /** The same of one of a few. */
    Told changedCode(String label, Object before, Object after) {
        return changed(label, Value.of(before, true), Value.of(after, true));
    }

    Told changed(String label, Value before, Value after) {
        return before.equals(after) ? this : with(new Detail(label, after, null, before));
    }

    private Told with(Detail detail) {
        var more = new ArrayList<>(details);
        more.add(detail);
        return new Told(key, arguments, List.copyOf(more));
    }

    /** Where what is named has a page. */
    Told linked(Function<Detail, @Nullable String> addresses) {
        return new Told(
                key,
                arguments,
                details.stream()
                        .map(it -> new Detail(it.key, it.value, addresses.apply(it), it.before))
                        .toList());
    }

    /** What it says, to be said in any language. */
    public MessageSourceResolvable sentence() {
        return message("fact." + key, array());
    }

    /** What else it says, each with its label. */
    public List<MessageSourceResolvable> sentences() {
        return details.stream().map(Told::sentence).toList();
    }

    private static MessageSourceResolvable sentence(Detail detail) {
        var label = message("fact.detail." + detail.key());
        return message("fact.detail", label, value(detail));
    }

    private static Object value(Detail detail) {
        var value = value(detail, detail.value());
        return detail.before() == null
                ? value
                : message("fact.detail.change", value(detail, detail.before()), value);
    }

    private static Object value(Detail detail, Value value) {
        return value.coded() ? message("fact." + detail.key() + "." + value.text()) : value.text();
    }

    private static MessageSourceResolvable message(String key, Object... arguments) {
        return new DefaultMessageSourceResolvable(new String[] {key}, arguments);
    }

    public Object[] array() {
        return arguments.toArray();
    }
}
