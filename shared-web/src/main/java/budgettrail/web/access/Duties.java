package budgettrail.web.access;

import static budgettrail.web.access.Role.ADMINISTRATOR;
import static budgettrail.web.access.Role.AUDITOR;
import static budgettrail.web.access.Role.BUDGET_OFFICER;
import static budgettrail.web.access.Role.EXEMPTION_OFFICER;
import static budgettrail.web.access.Role.MIGRATOR;
import static budgettrail.web.access.Role.TREASURY_APPROVER;
import static budgettrail.web.access.Role.TREASURY_CLERK;
import static budgettrail.web.access.Role.UNIT_MANAGER;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The separation of duties: which roles nobody may bear together. */
final class Duties {
    private static final Set<Role> MONEY =
            EnumSet.of(TREASURY_CLERK, TREASURY_APPROVER, BUDGET_OFFICER, EXEMPTION_OFFICER);
    private static final Set<Role> WRITING =
            EnumSet.of(
                    TREASURY_CLERK,
                    TREASURY_APPROVER,
                    BUDGET_OFFICER,
                    EXEMPTION_OFFICER,
                    MIGRATOR,
                    ADMINISTRATOR);

    /** Each role of the first set conflicts with each of the second. */
    private record Conflict(Set<Role> these, Set<Role> those) {
        boolean isIn(Set<Role> roles) {
            return these.stream()
                    .filter(roles::contains)
                    .anyMatch(one -> those.stream().anyMatch(other -> conflict(one, other, roles)));
        }

        private static boolean conflict(Role one, Role other, Set<Role> roles) {
            return one != other && roles.contains(other);
        }
    }

    private static final List<Conflict> CONFLICTS =
            List.of(
                    new Conflict(EnumSet.of(TREASURY_CLERK), EnumSet.of(TREASURY_APPROVER)),
                    new Conflict(
                            EnumSet.of(BUDGET_OFFICER),
                            EnumSet.of(TREASURY_CLERK, TREASURY_APPROVER, EXEMPTION_OFFICER)),
                    new Conflict(EnumSet.of(UNIT_MANAGER, AUDITOR), WRITING),
                    new Conflict(EnumSet.of(ADMINISTRATOR), MONEY),
                    new Conflict(EnumSet.of(MIGRATOR), EnumSet.allOf(Role.class)));

    private Duties() {}

    /** The roles that conflict, if any do. */
    static Optional<Set<Role>> conflict(Set<Role> roles) {
        return CONFLICTS.stream()
                .filter(conflict -> conflict.isIn(roles))
                .findFirst()
                .map(conflict -> named(conflict, roles));
    }

    private static Set<Role> named(Conflict conflict, Set<Role> roles) {
        var named = EnumSet.copyOf(roles);
        named.removeIf(
                role -> !conflict.these().contains(role) && !conflict.those().contains(role));
        return named;
    }
}
