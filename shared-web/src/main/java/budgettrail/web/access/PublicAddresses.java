package budgettrail.web.access;

/** What anybody may see without signing in. Everything else is denied unless a rule allows it. */
final class PublicAddresses {
    static final String SIGN_IN = "/sign-in";

    static final String[] PAGES = {
        SIGN_IN, "/assets/**", "/favicon.ico",
    };

    /** Whether it is well, in a word: who may read details is asked where they are. */
    static final String[] HEALTH = {"/actuator/health", "/actuator/health/**"};

    /** What operators read: health, and metrics, which are not public. */
    static final String[] OPERATIONS = {
        "/actuator/health", "/actuator/health/**", "/actuator/prometheus"
    };

    /** The document of the API and the page that shows it. */
    static final String[] API_DOCUMENT = {"/api/docs", "/api/docs/**", "/api/swagger-ui/**"};

    private PublicAddresses() {}

    static boolean isApiDocument(String path) {
        return path.equals("/api/docs")
                || path.startsWith("/api/docs/")
                || path.startsWith("/api/docs.")
                || path.startsWith("/api/swagger-ui");
    }
}
