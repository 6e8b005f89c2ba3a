package dev.ito.forwarder.testkit;

import dev.ito.forwarder.domain.port.EventFingerprints;

class DecodedFingerprintsTest extends EventFingerprintsContract {
  @Override
  protected EventFingerprints fingerprints() {
    return DecodedFingerprints.INSTANCE;
  }
}
