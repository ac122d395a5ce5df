import PackagePlugin

/// Encodes `Rules/` before `BuiltInRules` is compiled.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.package.directoryURL.appending(path: "Rules")
    let output = context.pluginWorkDirectoryURL.appending(path: "EncodedRules.swift")
    let inputs = files(below: folder)
    return [
      .buildCommand(
        displayName: "Encoding rules", executable: try context.tool(named: "embed-rules").url,
        arguments: [output.path(), folder.path()], inputFiles: inputs, outputFiles: [output])
    ]
  }
}
