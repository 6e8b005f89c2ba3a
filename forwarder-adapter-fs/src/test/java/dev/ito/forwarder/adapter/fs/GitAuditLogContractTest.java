package dev.ito.forwarder.adapter.fs;

import dev.ito.forwarder.domain.port.AuditLog;
import dev.ito.forwarder.testkit.AuditLogContract;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class GitAuditLogContractTest extends AuditLogContract {
  @TempDir private Path directory;
  private TestRepository repository;

  @BeforeEach
  void makeRepository() throws IOException {
    repository = TestRepository.init(directory);
  }

  @Override
  protected AuditLog newLog() throws IOException {
    return repository.auditLog();
  }

  @Override
  protected void write(String text) throws IOException {
    repository.commit(text);
  }

  @Override
  protected void append(String text) throws IOException {
    repository.commit(repository.log() + text);
  }

  @Override
  protected void remove() throws IOException {
    repository.git("update-ref", "-d", "refs/heads/" + TestRepository.BRANCH);
  }

  @Override
  protected boolean supports(Ability ability) {
    return ability != Ability.COUNTS_WHAT_STANDS_BEFORE;
  }
}
