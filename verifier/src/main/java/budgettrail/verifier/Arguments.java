package budgettrail.verifier;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for.
 *
 * @param key the public key of the log, from elsewhere than the export; none: the export's own
 * @param heads files of signed heads, from elsewhere than the export
 */
record Arguments(Path export, @Nullable Path key, List<Path> heads, Language language) {
    Arguments {
        heads = List.copyOf(heads);
    }

    static Arguments of(List<String> words) throws Unusable {
        Path export = null;
        Path key = null;
        var heads = new ArrayList<Path>();
        var language = Language.EN;
        for (var at = 0; at < words.size(); at++) {
            var word = words.get(at);
            switch (word) {
                case "--key" -> key = path(after(words, at++));
                case "--head" -> heads.add(path(after(words, at++)));
                case "--lang" -> language = language(after(words, at++));
                default -> {
                    if (export != null || word.startsWith("-")) {
                        throw new Unusable(Words.USAGE);
                    }
                    export = path(word);
                }
            }
        }
        if (export == null) {
            throw new Unusable(Words.USAGE);
        }
        return new Arguments(export, key, heads, language);
    }

    private static String after(List<String> words, int at) throws Unusable {
        if (at + 1 >= words.size()) {
            throw new Unusable(Words.USAGE);
        }
        return words.get(at + 1);
    }

    private static Language language(String word) throws Unusable {
        return switch (word) {
            case "en" -> Language.EN;
            case "zh" -> Language.ZH;
            default -> throw new Unusable(Words.USAGE);
        };
    }

    private static Path path(String word) throws Unusable {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new Unusable(Words.USAGE);
        }
    }
}
