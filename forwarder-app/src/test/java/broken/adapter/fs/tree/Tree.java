package broken.adapter.fs.tree;

import broken.adapter.fs.root.Root;

public record Tree(Root root) {}
