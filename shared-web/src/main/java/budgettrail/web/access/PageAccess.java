package budgettrail.web.access;

import java.util.EnumSet;
import java.util.Set;

/**
 * Who may see a page. Each side contributes its pages as beans; a page that is in none is denied.
 *
 * @param pattern of the address, such as {@code /lines/**}
 */
public record PageAccess(String pattern, Set<Role> roles) {
    public PageAccess {
        roles = Set.copyOf(roles);
    }

    public static PageAccess of(String pattern, Role first, Role... others) {
        var roles = EnumSet.of(first, others);
        return new PageAccess(pattern, roles);
    }

    /** Every role; a unit manager still sees the own subtree only. */
    public static PageAccess everybody(String pattern) {
        return new PageAccess(pattern, EnumSet.allOf(Role.class));
    }
}
