package broken.domain.port;

import broken.domain.Value;
import java.io.IOException;

public interface Port {
  Value take() throws IOException;
}
