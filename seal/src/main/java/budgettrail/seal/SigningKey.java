package budgettrail.seal;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/** The secret half of a key, with the public one. */
public final class SigningKey {
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    private final PrivateKey key;
    private final VerifierKey verifier;

    private SigningKey(PrivateKey key, VerifierKey verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /** A new one. */
    public static SigningKey generate(String name) {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new SigningKey(pair.getPrivate(), VerifierKey.of(name, pair.getPublic()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has it", e);
        }
    }

    /**
     * Of the two halves as they are kept.
     *
     * @param pem {@link #pem()}
     * @throws IllegalArgumentException if it is no key, or that of another public half
     */
    public static SigningKey of(String pem, VerifierKey verifier) {
        var body = pem.strip();
        if (!body.startsWith(BEGIN) || !body.endsWith(END)) {
            throw new IllegalArgumentException("No private key in PEM");
        }
        var base64 = body.substring(BEGIN.length(), body.length() - END.length());
        try {
            var encoded = Base64.getMimeDecoder().decode(base64);
            var secret =
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            var both = new SigningKey(secret, verifier);
            if (!verifier.signed(both.sign("whose\n"))) {
                throw new IllegalArgumentException("The two halves are of different keys");
            }
            return both;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("No Ed25519 key", e);
        }
    }

    /** Signs a text that ends with a line feed. */
    public SignedNote sign(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return new SignedNote(text, List.of(signature(signature.sign())));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SignedNote.Signature signature(byte[] signed) {
        var id = verifier.id();
        var whole = new byte[id.length + signed.length];
        System.arraycopy(id, 0, whole, 0, id.length);
        System.arraycopy(signed, 0, whole, id.length, signed.length);
        return new SignedNote.Signature(verifier.name(), Base64.getEncoder().encodeToString(whole));
    }

    public VerifierKey verifier() {
        return verifier;
    }

    /** The secret, as PKCS #8 in PEM. */
    public String pem() {
        return BEGIN
                + "\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n"
                + END
                + "\n";
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SigningKey[" + verifier.name() + "]";
    }
}
