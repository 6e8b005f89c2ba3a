package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Certificates in PEM form, with whatever a bundle holds between them. */
final class CaFile {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----");

  private CaFile() {}

  static TrustManager[] trustManagers(Path file) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    Matcher found = CERTIFICATE.matcher(text(file));
    for (int n = 1; found.find(); n++) {
      addTo(trusted, n, found.group(1), file);
    }
    if (trusted.size() == 0) {
      throw unusable(file, "holds no certificate in PEM form", null);
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    return factory.getTrustManagers();
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw unusable(file, "does not exist", e);
    } catch (IOException e) {
      throw unusable(file, "cannot be read (" + e.getMessage() + ')', e);
    }
  }

  private static void addTo(KeyStore trusted, int n, String base64, Path file)
      throws IOException, GeneralSecurityException {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      trusted.setCertificateEntry(
          "ca-" + n,
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException | IllegalArgumentException e) {
      throw unusable(file, "is damaged in certificate " + n, new IOException(e));
    }
  }

  private static IOException unusable(Path file, String why, @Nullable IOException cause) {
    return new FailedExchangeException(
        new BackendError.Other(
            "the CA file " + file + ' ' + why + "; check the CA file setting", OptionalInt.empty()),
        cause);
  }
}
