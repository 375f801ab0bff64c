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
 * @param unit the unit whose subtree a unit manager reads; none for a manager of every unit, and
 *     for those who are not only unit managers
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
}
