package broken.adapter.fs;

import broken.adapter.fs.tree.Tree;

class SeesTree {
  Tree tree;
}
