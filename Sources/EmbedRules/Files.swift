import Foundation

/// Every rule file below a folder, so that an edit builds anew.
func files(below folder: URL) -> [URL] {
  guard let walk = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil) else {
    return []
  }
  return walk.compactMap { $0 as? URL }.filter { $0.pathExtension == "yml" }
    .sorted { $0.path() < $1.path() }
}
