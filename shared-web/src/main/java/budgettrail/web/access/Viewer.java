package budgettrail.web.access;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/**
 * Who asks. Controllers take it as a parameter.
 *
 * @param name the name of the account: the actor of what it records
 * @param unit the unit whose subtree a unit manager reads; none for those who are not only that
 */
public record Viewer(String name, Set<Role> roles, @Nullable String unit) {
    public Viewer {
        roles = Set.copyOf(roles);
    }

    /** The viewer behind a sign-in or a token. */
    public static Viewer of(Authentication authentication) {
        if (authentication.getPrincipal() instanceof SignedIn signedIn) {
            return signedIn.viewer();
        }
        var authorities =
                authentication.getAuthorities().stream()
                        .map(GrantedAuthority::getAuthority)
                        .collect(Collectors.toSet());
        var roles =
                Arrays.stream(Role.values())
                        .filter(role -> authorities.contains(role.authority()))
                        .collect(Collectors.toSet());
        return new Viewer(authentication.getName(), roles, null);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the viewer reads nothing but the own unit's subtree; without a unit, nothing. */
    public boolean readsByUnit() {
        return readsByUnit(roles);
    }

    static boolean readsByUnit(Set<Role> roles) {
        return roles.equals(Set.of(Role.UNIT_MANAGER));
    }
}
