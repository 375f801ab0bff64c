package budgettrail.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What is counted is said in the right number; no language groups the digits. */
class CountsTest {
    private final ResourceBundleMessageSource messages = new ResourceBundleMessageSource();

    CountsTest() {
        messages.setBasenames(
                "messages/audit",
                "messages/fact",
                "messages/frame",
                "messages/job",
                "messages/projections",
                "messages/search");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "facts.count          | One fact adds up to it: 7 yuan. | 2 facts add up to it: 7"
                        + " yuan.",
                "facts.difference     | One fact made the | 2 facts made the",
                "frame.behind         | are one fact behind | are 2 facts behind",
                "search.behind        | is one fact behind | is 2 facts behind",
                "projections.facts    | 1 fact | 2 facts",
                "job.of               | 1 of 7 facts | 2 of 7 facts",
                "job.perSecond        | 1 fact a second | 2 facts a second",
                "audit.passed.facts   | One fact is as it was sealed. | 2 facts are as they were"
                        + " sealed.",
                "audit.seal.none      | one fact waits for it | 2 facts wait for it",
                "audit.done.unsealed  | (one of them was not sealed yet: its | (2 of them were not"
                        + " sealed yet: their",
                "audit.place.head     | Head of 1 fact | Head of 2 facts"
            })
    void oneIsNoPlural(String key, String one, String two) {
        assertThat(english(key, 1, 7)).contains(one).doesNotContain("1 facts");
        assertThat(english(key, 2, 7)).contains(two);
        assertThat(english(key, 2000, 7)).contains("2000");
        assertThat(messages.getMessage(key, new Object[] {2000, 7}, Locale.SIMPLIFIED_CHINESE))
                .contains("2000");
    }

    @ParameterizedTest
    @CsvSource({
        "job.of, 0 of 1 fact, 0 of 2000 facts",
        "audit.sealed.of, 0 of 1 fact, 0 of 2000 facts",
        "audit.gone.why, but one fact was sealed., but 2000 facts were sealed."
    })
    void neitherIsOneOfAll(String key, String ofOne, String ofMany) {
        assertThat(english(key, 0, 1)).contains(ofOne).doesNotContain("1 facts");
        assertThat(english(key, 0, 2000)).contains(ofMany);
    }

    private String english(String key, Object... counts) {
        return messages.getMessage(key, counts, Locale.ENGLISH);
    }
}
