package broken.adapter.fs;

import broken.domain.port.Port;

public abstract class FilePort implements Port {}
