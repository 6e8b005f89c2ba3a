package dev.ito.forwarder.adapter.http;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** Makes of two files what the JDK's TLS proves an identity with. */
final class ClientKey {
  /** The key store lives in memory only and is never written. */
  private static final char[] NO_PASSWORD = new char[0];

  /** Such keys sign under agreed parameters only, so they are left to the handshake. */
  private static final String NEEDS_PARAMETERS = "RSASSA-PSS";

  private ClientKey() {}

  static X509ExtendedKeyManager keyManager(ClientCertificate files)
      throws IOException, GeneralSecurityException {
    List<Certificate> chain = new PemFile("client certificate", files.certificate()).certificates();
    PrivateKey key = key(new PemFile("client key", files.key()), chain.get(0).getPublicKey());
    KeyStore own = KeyStore.getInstance(KeyStore.getDefaultType());
    own.load(null, null);
    own.setKeyEntry("client", key, NO_PASSWORD, chain.toArray(new Certificate[0]));
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(own, NO_PASSWORD);
    return (X509ExtendedKeyManager) factory.getKeyManagers()[0];
  }

  private static PrivateKey key(PemFile file, PublicKey certified) throws IOException {
    for (PemFile.Block block : file.blocks()) {
      if (block.label().endsWith("PRIVATE KEY")) {
        return key(file, block, certified);
      }
    }
    throw file.unusable("holds no private key in PEM form", null);
  }

  private static PrivateKey key(PemFile file, PemFile.Block block, PublicKey certified)
      throws IOException {
    if (block.encrypted()) {
      throw file.unusable(
          "is encrypted, and there is nobody to ask for its password; write it without one"
              + " (openssl pkey -in FILE -out NEW)",
          null);
    }
    try {
      byte[] der = block.label().equals("PRIVATE KEY") ? block.bytes() : pkcs8(block, certified);
      PrivateKey key =
          KeyFactory.getInstance(certified.getAlgorithm())
              .generatePrivate(new PKCS8EncodedKeySpec(der));
      requirePair(file, key, certified);
      return key;
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw file.unusable(
          "cannot be read as a key like that of the certificate (" + certified.getAlgorithm() + ')',
          new IOException(e));
    }
  }

  /** Else the handshake would fail with words that help nobody. */
  private static void requirePair(PemFile file, PrivateKey key, PublicKey certified)
      throws IOException, GeneralSecurityException {
    if (certified.getAlgorithm().equals(NEEDS_PARAMETERS)) {
      return;
    }
    Signature signature = Signature.getInstance(signatureOf(certified.getAlgorithm()));
    byte[] anything = certified.getEncoded();
    signature.initSign(key);
    signature.update(anything);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(anything);
    if (!signature.verify(signed)) {
      throw file.unusable("is not the key of the first client certificate", null);
    }
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> algorithm;
    };
  }

  /**
   * The older forms hold the key alone: PKCS 8 is a version, the algorithm and that. The algorithm
   * stands in the certificate too, as the first part of its key.
   */
  private static byte[] pkcs8(PemFile.Block block, PublicKey certified) {
    byte[] algorithm = Der.first(Der.content(certified.getEncoded()));
    byte[] version = {2, 1, 0};
    return Der.wrap(Der.SEQUENCE, version, algorithm, Der.wrap(Der.OCTETS, block.bytes()));
  }
}
