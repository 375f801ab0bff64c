package budgettrail.browser;

import java.util.List;

/** Every page there is. A new page is listed here, and the tests of all pages look at it too. */
final class Pages {
    private static final String AUDITOR = "auditor";

    private static final String OPENED_LATER = "2022:035003-2080799-P-410702229900000000001";

    static final List<Listed> ALL =
            List.of(
                    new Listed("sign-in", "/sign-in", null, 200),
                    new Listed("sign-in-failed", "/sign-in?failed", null, 200),
                    new Listed("sign-in-held", "/sign-in?wait=30", null, 200),
                    new Listed("sign-in-expired", "/sign-in?expired", null, 200),
                    shown("dashboard-year-end", "/dashboard?fiscalYear=2022&asOf=2022-12-31"),
                    shown("dashboard-mid-year", "/dashboard?fiscalYear=2022&asOf=2022-06-30"),
                    shown(
                            "dashboard-arranged",
                            "/dashboard?fiscalYear=2022&asOf=2022-12-31&with=2022-06-30"
                                    + "&projects.sort=-execution_rate&units.light=BREACH"),
                    shown(
                            "dashboard-unit",
                            "/dashboard?fiscalYear=2022&asOf=2022-09-30&department=035002"
                                    + "&lines.sort=lead&projects.find=x"),
                    shown("dashboard-empty-year", "/dashboard?fiscalYear=2019&asOf=2019-12-31"),
                    shown(
                            "dashboard-compared",
                            "/dashboard?fiscalYear=2022&asOf=2022-12-31&with=2022-06-30"),
                    shown("unit", "/dashboard?fiscalYear=2022&asOf=2022-12-31&department=035003"),
                    shown(
                            "project",
                            "/project?fiscalYear=2022&asOf=2022-12-31&project=410702220000000012140"),
                    shown("line", "/line?asOf=2022-12-31&line=2022:035001-2080101-B-30201-50201"),
                    shown(
                            "film",
                            "/line/film?asOf=2022-12-31&line=2022:035001-2080101-B-30201-50201&at=400"),
                    shown("line-not-yet-open", "/line?asOf=2022-01-01&line=" + OPENED_LATER),
                    shown(
                            "payment",
                            "/payment?fiscalYear=2022&asOf=2022-12-31&payment=035001/2022/SYN-PAY-2022-0319"),
                    shown(
                            "commitment",
                            "/commitment?asOf=2022-12-31&line=2022:035001-2080104-P-410702220000000012140"
                                + "&commitment=SYN-COM-2022-0003"),
                    shown(
                            "facts",
                            "/facts?fiscalYear=2022&asOf=2022-12-31&figure=GROSS&of=INITIAL&department=035003"),
                    shown(
                            "facts-between",
                            "/facts?fiscalYear=2022&asOf=2022-12-31&from=2022-11-30&figure=DISBURSED&department=035003"),
                    shown(
                            "compare",
                            "/compare?fiscalYear=2022&asOf=2022-12-31&from=2022-11-30&department=035"),
                    shown(
                            "compare-same",
                            "/compare?fiscalYear=2022&asOf=2022-12-31&fromKnownAt=900&knownAt=900&department=035003"),
                    shown("search", "/search"),
                    shown(
                            "search-found",
                            "/search?q=unit:035003+amount:%3E100000+-%E5%B7%A5%E8%B5%84"),
                    shown("search-nothing", "/search?q=nowhere"),
                    new Listed("search-fault", "/search?q=%E9%87%91%E9%A2%9D:much", AUDITOR, 400),
                    shown("projections", "/projections"),
                    shown("audit", "/audit"),
                    shown("replay", "/replay"),
                    new Listed("reads", "/audit/reads?who=admin", "admin", 200),
                    new Listed("projections-administrator", "/projections", "admin", 200),
                    new Listed("problem", "/dashboard?department=099999", AUDITOR, 404));

    private Pages() {}

    /**
     * A page, and how it is seen.
     *
     * @param name of its screenshots
     * @param user who looks; null: nobody has signed in
     */
    record Listed(String name, String address, String user, int status) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Listed shown(String name, String address) {
        return new Listed(name, address, AUDITOR, 200);
    }
}
