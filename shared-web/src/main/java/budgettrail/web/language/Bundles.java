package budgettrail.web.language;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The bundles on the class path: {@code messages/NAME_zh.properties} and its English twin. */
public final class Bundles {
    private static final String FOLDER = "messages/";
    private static final String SUFFIX = ".properties";
    private static final String CHINESE = "_" + Language.ZH.tag() + SUFFIX;

    private static final Pattern ARGUMENT = Pattern.compile("\\{[0-9]+");

    private Bundles() {}

    /** Their names, such as {@code messages/web}. */
    static List<String> names() throws IOException {
        var found =
                new PathMatchingResourcePatternResolver()
                        .getResources("classpath*:" + FOLDER + "*" + CHINESE);
        return Arrays.stream(found)
                .map(file -> Objects.requireNonNull(file.getFilename()))
                .map(name -> FOLDER + name.substring(0, name.length() - CHINESE.length()))
                .distinct()
                .sorted()
                .toList();
    }

    /**
     * What is wrong with them: messages in one language only, arguments in one language only, a
     * quote that is not doubled, a message that two bundles word differently. A test of each
     * application expects nothing.
     */
    public static List<String> faults() throws IOException {
        var faults = new ArrayList<String>();
        for (var language : Language.values()) {
            faults.addAll(contradictions(read(language)));
        }
        for (var name : names()) {
            var chinese = read(name, Language.ZH);
            var english = read(name, Language.EN);
            var keys = new TreeSet<>(chinese.stringPropertyNames());
            keys.addAll(english.stringPropertyNames());
            for (var key : keys) {
                fault(chinese.getProperty(key, ""), english.getProperty(key, ""))
                        .lines()
                        .forEach(fault -> faults.add(name + " " + key + ": " + fault));
            }
        }
        return faults;
    }

    /** Of bundles of one language: only the first that has a message is ever heard. */
    static List<String> contradictions(List<Properties> bundles) {
        var texts = new TreeMap<String, Set<String>>();
        for (var bundle : bundles) {
            for (var key : bundle.stringPropertyNames()) {
                texts.computeIfAbsent(key, _ -> new TreeSet<>()).add(bundle.getProperty(key));
            }
        }
        return texts.entrySet().stream()
                .filter(message -> message.getValue().size() > 1)
                .map(message -> message.getKey() + ": " + String.join(" | ", message.getValue()))
                .toList();
    }

    private static List<Properties> read(Language language) throws IOException {
        var bundles = new ArrayList<Properties>();
        for (var name : names()) {
            bundles.add(read(name, language));
        }
        return bundles;
    }

    private static String fault(String chinese, String english) {
        if (chinese.isBlank() || english.isBlank()) {
            return "in one language only";
        }
        if ((chinese + english).replace("''", "").contains("'")) {
            return "a quote that is not doubled";
        }
        return arguments(chinese).equals(arguments(english)) ? "" : "other arguments";
    }

    private static List<String> arguments(String message) {
        return ARGUMENT.matcher(message)
                .results()
                .map(MatchResult::group)
                .distinct()
                .sorted()
                .toList();
    }

    private static Properties read(String name, Language language) throws IOException {
        var properties = new Properties();
        var file = new ClassPathResource(name + "_" + language.tag() + SUFFIX);
        try (var reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
