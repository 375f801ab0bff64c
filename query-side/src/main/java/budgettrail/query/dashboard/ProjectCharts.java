package budgettrail.query.dashboard;

import budgettrail.query.chart.Item;
import budgettrail.query.chart.ItemKind;
import budgettrail.query.chart.Share;
import budgettrail.query.chart.Treemap;
import budgettrail.query.figures.Rates;
import budgettrail.query.indicators.Group;
import budgettrail.query.indicators.Level;
import budgettrail.query.page.Named;
import budgettrail.query.page.View;
import budgettrail.query.summary.Overview;
import budgettrail.web.language.Language;

/**
 * The projects of a department or unit as pictures.
 *
 * @param map none of size zero or less
 * @param concentration how much of the adjusted budget the largest ones are
 */
record ProjectCharts(Treemap map, Share concentration) {

    /**
     * @param top all that they are a part of
     */
    static ProjectCharts of(Overview overview, Group top, View view, Language language) {
        var items =
                overview.all(Level.PROJECT).stream()
                        .map(one -> item(one, overview.project(one.key()), view, language))
                        .toList();
        var budget = top.all().adjusted();
        return new ProjectCharts(
                Treemap.of(ItemKind.PROJECTS, items, budget),
                Share.of(ItemKind.PROJECTS, items, budget));
    }

    private static Item item(Group group, Named name, View view, Language language) {
        var rates = new Rates(group.all());
        return new Item(
                name.in(language.tag()),
                name.tag(language.tag()),
                group.all().adjusted(),
                rates.execution(),
                rates.lead(view.year(), view.asOf()),
                view.place("/project").and("project", group.key()).address());
    }
}
