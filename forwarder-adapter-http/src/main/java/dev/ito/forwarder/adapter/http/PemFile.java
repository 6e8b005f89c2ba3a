package dev.ito.forwarder.adapter.http;

import dev.ito.forwarder.domain.BackendError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file in PEM form, with whatever it holds between its blocks.
 *
 * @param setting what names it, for messages
 * @param path where it is
 */
record PemFile(String setting, Path path) {
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*(?:-[^-]+)*?)-----END \\1-----");

  /**
   * One block.
   *
   * @param label what it says it is
   * @param body its text
   */
  record Block(String label, String body) {

    /** Whether a password is needed, in the old form or in the new. */
    boolean encrypted() {
      return label.startsWith("ENCRYPTED") || body.contains("ENCRYPTED");
    }

    /** What it holds; fails like a decoder if it is damaged. */
    byte[] bytes() {
      return Base64.getMimeDecoder().decode(body);
    }
  }

  List<Block> blocks() throws IOException {
    List<Block> blocks = new ArrayList<>();
    Matcher found = BLOCK.matcher(text());
    while (found.find()) {
      blocks.add(new Block(found.group(1), found.group(2)));
    }
    return blocks;
  }

  private String text() throws IOException {
    try {
      return Files.readString(path, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      throw unusable("does not exist", e);
    } catch (IOException e) {
      throw unusable("cannot be read (" + e.getMessage() + ')', e);
    }
  }

  /** Its certificates in their order; at least one. */
  List<Certificate> certificates() throws IOException, CertificateException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> certificates = new ArrayList<>();
    for (Block block : blocks()) {
      if (block.label().equals("CERTIFICATE")) {
        certificates.add(certificate(factory, block, certificates.size() + 1));
      }
    }
    if (certificates.isEmpty()) {
      throw unusable("holds no certificate in PEM form", null);
    }
    return certificates;
  }

  private Certificate certificate(CertificateFactory factory, Block block, int n)
      throws IOException {
    try {
      return factory.generateCertificate(new ByteArrayInputStream(block.bytes()));
    } catch (CertificateException | IllegalArgumentException e) {
      throw unusable("is damaged in certificate " + n, new IOException(e));
    }
  }

  IOException unusable(String why, @Nullable IOException cause) {
    return new FailedExchangeException(
        new BackendError.Other(
            "the " + setting + ' ' + path + ' ' + why + "; check the " + setting + " setting",
            OptionalInt.empty()),
        cause);
  }
}
