package broken.adapter.fs.root;

import broken.adapter.fs.FilePort;

public record Root(FilePort port) {}
