package budgettrail.verifier;

import budgettrail.seal.FileStatement;
import budgettrail.seal.SignedNote;
import budgettrail.seal.VerifierKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;

/** Whether the entries are those that the manifest names, and the manifest is signed. */
record Packing(Archive archive, VerifierKey key, Manifest manifest, Report report) {
    private static final int AT_ONCE = 1 << 16;

    void check() throws IOException {
        checkSignature();
        for (var part : EnumSet.complementOf(EnumSet.of(Part.MANIFEST, Part.SIGNATURE))) {
            var said = manifest.entries().get(part);
            if (said == null) {
                report.fault(Words.NOT_IN_MANIFEST, part.file());
            } else if (said.bytes() != archive.size(part)) {
                report.fault(Words.OTHER_SIZE, part.file(), archive.size(part), said.bytes());
            } else if (!said.sha256().equals(sha256(part))) {
                report.fault(Words.OTHER_SHA256, part.file());
            }
        }
        if (manifest.entries().containsKey(Part.MANIFEST)
                || manifest.entries().containsKey(Part.SIGNATURE)) {
            report.fault(Words.MANIFEST_NAMES_ITSELF);
        }
    }

    private void checkSignature() throws IOException {
        try {
            var note =
                    SignedNote.parse(
                            new String(archive.read(Part.SIGNATURE), StandardCharsets.UTF_8));
            var statement =
                    new FileStatement(key.name(), Part.MANIFEST.file(), sha256(Part.MANIFEST));
            if (!manifest.origin().equals(key.name()) || !statement.saidBy(key, note)) {
                report.fault(Words.MANIFEST_NOT_SIGNED, key.name());
            }
        } catch (IllegalArgumentException e) {
            report.fault(Words.MANIFEST_NOT_SIGNED, key.name());
        }
    }

    private String sha256(Part part) throws IOException {
        try (var in = archive.open(part)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var some = new byte[AT_ONCE];
            for (var read = in.read(some); read >= 0; read = in.read(some)) {
                digest.update(some, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }
}
