package budgettrail.seal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The public half of an Ed25519 key, by which anybody checks heads. Written as {@code
 * name+id+base64}, as C2SP signed-note says.
 */
public final class VerifierKey {
    private static final byte ED25519 = 1;
    private static final int KEY_BYTES = 32;
    private static final int ID_BYTES = 4;

    /** What stands before the 32 bytes of such a key in its X.509 form (RFC 8410). */
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");

    private final String name;
    private final byte[] raw;
    private final PublicKey key;

    private VerifierKey(String name, byte[] raw) {
        if (name.isEmpty() || !name.matches("[^\\s+]+")) {
            throw new IllegalArgumentException("No name of a key: " + name);
        }
        this.name = name;
        this.raw = raw;
        this.key = key(raw);
    }

    static VerifierKey of(String name, PublicKey key) {
        var encoded = key.getEncoded();
        return new VerifierKey(
                name, Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
    }

    /**
     * Reads its text.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static VerifierKey parse(String text) {
        var parts = text.strip().split("\\+", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("No key: it is written as name+id+base64");
        }
        var typed = Base64.getDecoder().decode(parts[2]);
        if (typed.length != 1 + KEY_BYTES || typed[0] != ED25519) {
            throw new IllegalArgumentException("No key: not of type Ed25519");
        }
        var parsed = new VerifierKey(parts[0], Arrays.copyOfRange(typed, 1, typed.length));
        if (!HexFormat.of().formatHex(parsed.id()).equals(parts[1])) {
            throw new IllegalArgumentException("No key: its id is that of another");
        }
        return parsed;
    }

    private static PublicKey key(byte[] raw) {
        var encoded = Arrays.copyOf(X509, X509.length + KEY_BYTES);
        System.arraycopy(raw, 0, encoded, X509.length, KEY_BYTES);
        try {
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No key", e);
        }
    }

    public String name() {
        return name;
    }

    byte[] id() {
        var named = new ByteArrayOutputStream();
        named.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        named.writeBytes(typed());
        return Arrays.copyOf(Hasher.sha256().digest(named.toByteArray()), ID_BYTES);
    }

    private byte[] typed() {
        var typed = new byte[1 + KEY_BYTES];
        typed[0] = ED25519;
        System.arraycopy(raw, 0, typed, 1, KEY_BYTES);
        return typed;
    }

    /** Whether one of the note's signatures is of this key, and right. */
    public boolean signed(SignedNote note) {
        return note.signatures().stream()
                .filter(it -> it.name().equals(name))
                .anyMatch(it -> signed(note.text(), it));
    }

    private boolean signed(String text, SignedNote.Signature signature) {
        try {
            if (!Arrays.equals(signature.keyId(), id())) {
                return false;
            }
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            return check.verify(signature.bytes());
        } catch (GeneralSecurityException | IllegalArgumentException notEvenOne) {
            return false;
        }
    }

    /** {@code name+id+base64}. */
    @Override
    public String toString() {
        return name
                + "+"
                + HexFormat.of().formatHex(id())
                + "+"
                + Base64.getEncoder().encodeToString(typed());
    }
}
