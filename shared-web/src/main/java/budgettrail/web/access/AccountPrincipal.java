package budgettrail.web.access;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;

/**
 * An account as security sees it, by password or by token.
 *
 * @param passwordHash none behind a token
 */
record AccountPrincipal(Viewer viewer, @Nullable String passwordHash)
        implements SignedIn, UserDetails, OAuth2AuthenticatedPrincipal {
    private static final long serialVersionUID = 1L;

    @Override
    public Collection<GrantedAuthority> getAuthorities() {
        return viewer.roles().stream()
                .map(role -> (GrantedAuthority) new SimpleGrantedAuthority(role.authority()))
                .toList();
    }

    @Override
    public @Nullable String getPassword() {
        return passwordHash;
    }

    @Override
    public String getUsername() {
        return viewer.name();
    }

    @Override
    public String getName() {
        return viewer.name();
    }

    @Override
    public Map<String, Object> getAttributes() {
        return Map.of("sub", viewer.name(), "roles", List.copyOf(viewer.roles()));
    }

    @Override
    public String toString() {
        return "AccountPrincipal[" + viewer + "]";
    }
}
