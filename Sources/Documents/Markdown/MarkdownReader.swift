internal import CMD4C
import SourceText

/// Reads Markdown: CommonMark with tables, strikethrough and task lists, front matter, raw HTML, and the template
/// marks of site generators, which are no copy.
///
/// Bare addresses stay text: md4c 0.4.8 looks for them in time quadratic in a line's length, and what a reader
/// sees is the same.
///
/// md4c parses; its events become tags of the HTML extractor, so that raw HTML and Markdown nest as they do on
/// the page.
enum MarkdownReader {
  static func read(_ file: SourceFile) -> Document {
    var extractor = HTMLExtractor(file, format: .markdown)
    let bodyStart = FrontMatter.read(file, into: &extractor.builder)
    let isMDX = DocumentFormat.isMDX(path: file.path)
    let islands = MarkdownIslands.find(in: file.bytes, from: bodyStart, isMDX: isMDX)
    extractor.readsComponents = isMDX
    if let problem = islands.problem { extractor.builder.problems.append(problem) }
    let events = MarkdownEvents(extractor, bodyStart: bodyStart, islands)
    parse(islands.masked, isMDX: isMDX, events)
    return events.finish()
  }

  private static func parse(_ body: [UInt8], isMDX: Bool, _ events: MarkdownEvents) {
    var parser = MD_PARSER()
    parser.flags = UInt32(MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
    // MDX has neither: what stands between tags is Markdown, however far it is indented.
    if isMDX { parser.flags |= UInt32(MD_FLAG_NOHTMLBLOCKS | MD_FLAG_NOINDENTEDCODEBLOCKS) }
    unsafe parser.enter_block = { type, detail, data in
      unsafe MarkdownEvents.of(data).enter(block: type, detail)
    }
    unsafe parser.leave_block = { type, detail, data in unsafe MarkdownEvents.of(data).leave(block: type) }
    unsafe parser.enter_span = { type, detail, data in
      unsafe MarkdownEvents.of(data).enter(span: type, detail)
    }
    unsafe parser.leave_span = { type, _, data in unsafe MarkdownEvents.of(data).leave(span: type) }
    unsafe parser.text = { type, text, size, data in
      unsafe MarkdownEvents.of(data).text(type, text, Int(size))
    }
    let status = unsafe body.withUnsafeBytes { buffer -> Int32 in
      guard let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress else { return 0 }
      unsafe events.buffer = unsafe UnsafeRawPointer(start)
      return unsafe md_parse(
        start, MD_SIZE(buffer.count), &parser, Unmanaged.passUnretained(events).toOpaque())
    }
    unsafe events.buffer = nil
    if status != 0 { events.stopped() }
  }
}
