/// Finds the waivers of drafts, reading each file once.
struct WaiverFinder {
  private static let sizeLimit = 4 << 20

  private let isSearching: Bool
  private(set) var files: [WaiverFile] = []
  private(set) var problems: [SourceProblem] = []
  private(set) var unreadable: [FileError] = []
  private var nearest: [FilePath: Int?] = [:]
  private var places: [FilePath: Int?] = [:]

  init(isSearching: Bool) { self.isSearching = isSearching }

  /// The waivers for drafts in `folder`, which is absolute, as a place in `files`.
  mutating func file(forFolder folder: FilePath) -> Int? {
    guard isSearching else { return nil }
    if let known = nearest[folder] { return known }
    var place: Int?
    do throws(FileError) {
      if let file = try NearestFile.find(Exceptions.waiverFileName, from: folder) {
        place = self.place(of: file)
      }
    } catch {
      if !unreadable.contains(error) { unreadable.append(error) }
    }
    nearest[folder] = .some(place)
    return place
  }

  private mutating func place(of file: FilePath) -> Int? {
    if let known = places[file] { return known }
    var place: Int?
    do throws(FileError) {
      let bytes = try FileSystem.read(file, limit: WaiverFinder.sizeLimit)
      let decoded = WaiverReader.read(bytes, file: file)
      problems += decoded.problems
      files.append(WaiverFile(file: file, bytes: bytes, waivers: decoded.waivers))
      place = files.count - 1
    } catch { unreadable.append(error) }
    places[file] = .some(place)
    return place
  }
}
