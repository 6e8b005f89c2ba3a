package broken.adapter.fs;

final class FileUtil {}
