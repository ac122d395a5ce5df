/// Finds the configurations of files, reading each one once.
package struct ConfigurationFinder {
  /// The name that is looked for in every folder.
  package static let fileName = ".caveat.yml"
  /// The most bytes of a configuration file.
  private static let sizeLimit = 1 << 20

  private let isSearching: Bool
  private var chains: [FilePath: ConfigurationChain] = [:]
  /// What was wrong with configurations; each mistake once.
  package private(set) var problems: [SourceProblem] = []
  /// Configurations that could not be read.
  package private(set) var unreadable: [FileError] = []

  /// - Parameters:
  ///   - isSearching: Whether folders are searched.
  ///   - file: A configuration that holds for all files, in place of a search.
  package init(isSearching: Bool, file: FilePath?) {
    self.isSearching = isSearching && file == nil
    guard let file else { return }
    var chain = ConfigurationChain()
    if let configuration = read(FileSystem.canonical(file) ?? file) {
      chain.configurations = [configuration]
      chain.root = configuration.file.parent
    }
    fixed = chain
  }

  private var fixed: ConfigurationChain?

  /// Every configuration that holds for some file so far, each once, with its path from the root of its chain.
  ///
  /// The path is the same wherever a repository lies; configurations of several roots may share one.
  var configurations: [(path: String, bytes: [UInt8])] {
    var found: [FilePath: (path: String, bytes: [UInt8])] = [:]
    for chain in [fixed].compactMap({ $0 }) + Array(chains.values) {
      for configuration in chain.configurations {
        let path = chain.root.flatMap { configuration.file.relative(to: $0) } ?? configuration.file.name
        found[configuration.file] = (FilePath(path).display, configuration.bytes)
      }
    }
    return found.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The configurations for files in `folder`, which is absolute.
  package mutating func chain(forFolder folder: FilePath) -> ConfigurationChain {
    if let fixed { return fixed }
    guard isSearching else { return ConfigurationChain() }
    if let known = chains[folder] { return known }
    let isRepository = FileSystem.kind(of: folder.appending(".git"), followingLinks: true) != nil
    var own: Configuration?
    let file = folder.appending(ConfigurationFinder.fileName)
    do throws(FileError) {
      if try FileSystem.lookUp(file) != nil { own = read(file) }
    } catch { unreadable.append(error) }
    let isTop = folder.bytes == [UInt8(ascii: "/")] || isRepository || own?.isRoot == true
    var chain = isTop ? ConfigurationChain() : self.chain(forFolder: folder.parent)
    if isTop, isRepository || own != nil { chain.root = folder }
    if let own {
      chain.configurations.append(own)
      chain.root = chain.root ?? folder
    }
    chains[folder] = chain
    return chain
  }

  private mutating func read(_ file: FilePath) -> Configuration? {
    do throws(FileError) {
      let bytes = try FileSystem.read(file, limit: ConfigurationFinder.sizeLimit)
      let decoded = ConfigurationDecoder.decode(bytes, file: file)
      problems += decoded.problems
      return decoded.configuration
    } catch {
      unreadable.append(error)
      return nil
    }
  }
}
