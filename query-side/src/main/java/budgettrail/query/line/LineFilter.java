package budgettrail.query.line;

import org.jspecify.annotations.Nullable;

/**
 * Which lines of a year are listed.
 *
 * @param function a prefix of the functional code
 * @param words found in the key, or in the code or name of project, unit or function
 * @param key one line alone
 * @param after the key the page before ended with
 */
record LineFilter(
        int year,
        @Nullable String project,
        @Nullable String function,
        @Nullable String words,
        @Nullable String key,
        @Nullable String after,
        int limit) {}
