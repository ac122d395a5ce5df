import SourceText

/// Opens a section at every heading and gives each block its section.
func assignSections(_ blocks: inout [Block]) -> [Section] {
  var sections = [Section(heading: nil, level: 0, parent: nil, blocks: 0..<0)]
  var open = [0]
  for i in blocks.indices {
    if blocks[i].kind == .heading {
      let level = max(1, blocks[i].level)
      while let last = open.last, sections[last].level >= level { open.removeLast() }
      sections.append(Section(heading: i, level: level, parent: open.last, blocks: i..<i))
      open.append(sections.count - 1)
    }
    let current = sections.count - 1
    blocks[i].section = current
    sections[current].blocks = sections[current].blocks.lowerBound..<(i + 1)
  }
  return sections
}
