package budgettrail.query.search;

import budgettrail.query.page.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A search and what it found, ready to be laid out.
 *
 * @param query as it was typed; empty: nothing was asked yet
 * @param chips its parts, each to be taken away
 * @param rows none where nothing was asked, or nothing was found
 * @param found null: nothing was asked, or the query is none
 * @param fault why the query is none; null: it is one
 * @param order the same in the other order
 * @param later the page after this one; null: there is none
 * @param first the first page; null: this is it
 * @param files asks for the files of all that is found
 * @param saved what the viewer has given a name
 * @param refusal why a name was not given; null: nothing was refused
 */
record SearchPage(
        Frame frame,
        String query,
        List<Chip> chips,
        List<SearchRow> rows,
        @Nullable Found found,
        @Nullable Fault fault,
        boolean oldestFirst,
        String order,
        @Nullable String later,
        @Nullable String first,
        String files,
        List<Example> examples,
        List<Kept> saved,
        @Nullable Refusal refusal) {

    /** The same, where it is not the first page. */
    SearchPage startingAfter(long position) {
        return position == 0
                ? this
                : new SearchPage(
                        frame,
                        query,
                        chips,
                        rows,
                        found,
                        fault,
                        oldestFirst,
                        order,
                        later,
                        frame.place().address(),
                        files,
                        examples,
                        saved,
                        refusal);
    }

    /** A part of the query, and the search without it. */
    record Chip(String text, String without) {}

    /** A search to begin with. */
    record Example(String text, String address) {}

    /** A search that has a name. */
    record Kept(String name, String query, String address, boolean shown) {}

    /**
     * Why a name was not given.
     *
     * @param code under {@code search.refused.}
     * @param name empty: it was none
     * @param renamed the search that was to have it; none: the one that is shown was
     */
    record Refusal(String code, String name, @Nullable String renamed) {
        /** What stands in the form that saves. Public, as all that the template calls. */
        public String saving() {
            return renamed == null ? name : "";
        }

        /** What stands in the form that renames a search. As above. */
        public String renaming(String search) {
            return search.equals(renamed) && !name.isEmpty() ? name : search;
        }

        /** Whether it can be given all the same. Public, as all that the template calls. */
        public boolean replaceable() {
            return code.equals("NAME_TAKEN");
        }
    }

    /**
     * How much was found.
     *
     * @param counted whether all are counted, or there are more
     * @param behind how many facts of the log are not searched yet
     * @param doubtful where the log says something else than it did
     */
    record Found(
            long count, boolean counted, long through, long behind, List<Long> doubtful, int most) {
        /** Whether no file lists them all. Public, as all that the template calls. */
        public boolean cut() {
            return !counted || count > most;
        }
    }

    /**
     * Why a query is none.
     *
     * @param key of its sentence
     * @param before what is right, in front of what is not
     */
    record Fault(String key, String argument, String before, String wrong, String after) {
        static Fault of(QueryFault fault, String query) {
            var from = Math.min(fault.at(), query.length());
            var to = Math.min(query.length(), from + Math.max(1, fault.length()));
            return new Fault(
                    "problem." + fault.code(),
                    fault.text(),
                    query.substring(0, from),
                    query.substring(from, to),
                    query.substring(to));
        }
    }

    /** Everything that a query may ask for. Public, as all that the template calls. */
    public Key[] keys() {
        return Key.values();
    }

    /** As above. */
    public Action[] actions() {
        return Action.values();
    }
}
