package budgettrail.web.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may sign in and with what, as the accounts file has it. Lives only while the file is read or
 * written: what stays in memory are hashes.
 *
 * @param unit the unit whose subtree a unit manager reads; none for those who are not only that
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Account(
        String user, Set<Role> roles, @Nullable String unit, String password, String token) {

    /** Without the secrets. */
    @Override
    public String toString() {
        return "Account[user=" + user + ", roles=" + roles + ", unit=" + unit + "]";
    }
}
