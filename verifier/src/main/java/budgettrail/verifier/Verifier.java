package budgettrail.verifier;

import budgettrail.seal.VerifierKey;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;

/**
 * Checks an export offline: {@code java -jar verifier-0.1.0-all.jar EXPORT [--key FILE] [--head
 * FILE]... [--lang zh]}. Ends with 0 if all is well, 1 if something is wrong, 2 if there was
 * nothing to check.
 */
public final class Verifier {
    private static final int ACCEPTED = 0;
    private static final int WRONG = 1;
    private static final int UNUSABLE = 2;
    private static final long LONGEST_KEY = 4_096;

    private final Arguments arguments;
    private final Report report;

    private Verifier(Arguments arguments, Report report) {
        this.arguments = arguments;
        this.report = report;
    }

    public static void main(String[] words) {
        System.exit(run(List.of(words), new PrintStream(System.out, true, StandardCharsets.UTF_8)));
    }

    /** What the process ends with. */
    public static int run(List<String> words, PrintStream out) {
        var language = words.contains("zh") ? Language.ZH : Language.EN;
        try {
            var arguments = Arguments.of(words);
            var report = new Report(out, arguments.language());
            new Verifier(arguments, report).verify();
            return report.faults() == 0 ? ACCEPTED : WRONG;
        } catch (Unusable e) {
            out.println(e.in(language));
            return UNUSABLE;
        } catch (IOException e) {
            out.println(Words.UNREADABLE.in(language, String.valueOf(e.getMessage())));
            return UNUSABLE;
        }
    }

    private void verify() throws Unusable, IOException {
        try (var archive = Archive.open(arguments.export())) {
            var manifest = Manifest.of(archive.read(Part.MANIFEST));
            report.say(
                    manifest.whole() ? Words.WHOLE : Words.PART_ONLY,
                    manifest.origin(),
                    manifest.facts(),
                    manifest.size(),
                    scope(manifest),
                    manifest.created(),
                    manifest.by());
            var key = key(archive);
            new Packing(archive, key, manifest, report).check();
            var given = Given.of(arguments.heads(), key, report);
            var heads = new SealCheck(archive, key, manifest, given, report).check();
            var replay = new Replay(archive, manifest, report);
            replay.run();
            var totals = replay.totals();
            try (var figures = archive.open(Part.FIGURES)) {
                new FiguresCheck(totals, report).check(figures, manifest.size());
            }
            conclude(manifest, totals, heads);
        } catch (Malformed e) {
            throw new Unusable(Words.MANIFEST_MALFORMED, e.what());
        }
    }

    private static String scope(Manifest manifest) {
        var year = manifest.year() == null ? "" : manifest.year().toString();
        var unit = manifest.unit() == null ? "" : manifest.unit();
        return (year + " " + unit).strip();
    }

    /** The one that was given; the export's own proves only that the export agrees with itself. */
    private VerifierKey key(Archive archive) throws Unusable, IOException {
        var within = parsed(new String(archive.read(Part.KEY), StandardCharsets.UTF_8));
        var file = arguments.key();
        if (file == null) {
            report.say(Words.NO_KEY_GIVEN, within);
            return within;
        }
        if (Files.size(file) > LONGEST_KEY) {
            throw new Unusable(Words.KEY_MALFORMED);
        }
        var given = parsed(Files.readString(file));
        if (!given.toString().equals(within.toString())) {
            report.fault(Words.OTHER_KEY, within, given);
        }
        return given;
    }

    private static VerifierKey parsed(String text) throws Unusable {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw new Unusable(Words.KEY_MALFORMED);
        }
    }

    private void conclude(Manifest manifest, Map<Scope, Totals> totals, long heads) {
        totals.forEach(
                (scope, sums) -> {
                    if (scope.level().equals(Scope.DEPARTMENT)
                            || scope.key().equals(manifest.unit())) {
                        report.say(
                                Words.RATES,
                                scope.year(),
                                scope.key(),
                                sums.execution().percent(),
                                sums.adjustment().percent(),
                                sums.carryOver().percent());
                    }
                });
        if (!manifest.whole()) {
            report.say(Words.WHAT_A_PART_CANNOT_PROVE);
        }
        if (report.faults() == 0) {
            report.say(Words.ACCEPTED, manifest.facts(), heads, totals.size());
        } else {
            report.say(Words.REFUSED, report.faults());
        }
    }
}
