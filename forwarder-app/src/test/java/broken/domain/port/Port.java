package broken.domain.port;

import broken.domain.Failure;
import broken.domain.Value;
import java.io.IOException;

public interface Port {
  Value take() throws IOException;

  Failure refuse();
}
