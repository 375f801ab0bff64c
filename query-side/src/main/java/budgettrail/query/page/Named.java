package budgettrail.query.page;

import budgettrail.query.indicators.Names.Name;
import budgettrail.query.reading.Units;
import budgettrail.web.language.Language;
import org.jspecify.annotations.Nullable;

/**
 * A unit or project by code and name.
 *
 * @param zh none: nobody has named it
 */
public record Named(String code, @Nullable String zh, @Nullable String en) {

    public static Named of(String code, @Nullable Name name) {
        return new Named(code, name == null ? null : name.zh(), name == null ? null : name.en());
    }

    public static Named of(String code, Units tree) {
        return tree.find(code)
                .map(unit -> new Named(code, unit.nameZh(), unit.nameEn()))
                .orElseGet(() -> new Named(code, null, null));
    }

    /**
     * The name in a language if it has one in it, else in Chinese, else the code. Public, as all
     * that the template calls.
     */
    public String in(String language) {
        if (speaks(language) && en != null) {
            return en;
        }
        return zh == null ? code : zh;
    }

    /** The language that {@link #in} answers in. */
    public String tag(String language) {
        return speaks(language) && en != null ? "en" : "zh-CN";
    }

    private static boolean speaks(String language) {
        return language.equals(Language.EN.tag());
    }
}
