package dev.ito.forwarder.adapter.http;

import java.nio.file.Path;

/**
 * What this program proves with who it is, to a backend that asks for a certificate.
 *
 * @param certificate a file in PEM form: our certificate first, then those between it and its
 *     authority
 * @param key a file in PEM form with the private key of the first certificate, not encrypted: PKCS
 *     8, PKCS 1 (RSA) or SEC 1 (EC); may be the same file
 * @since 0.1.0
 */
public record ClientCertificate(Path certificate, Path key) {

  /**
   * Checks the components; the files are read when a connection is made.
   *
   * @param certificate a file in PEM form
   * @param key a file in PEM form
   * @throws IllegalArgumentException if one of them is missing
   */
  public ClientCertificate {
    SettingChecks.present("client certificate", certificate);
    SettingChecks.present("client key", key);
  }
}
