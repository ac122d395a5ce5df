import SourceText
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: ["2024-02-29", "2000-02-29", "2026-12-31", "0001-01-01"])
  func daysThatExistAreDays(_ text: String) { #expect(CalendarDate.isValid(text)) }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-13-01", "2026-1-1", "2026/01/01", "",
    "+026-01-01", "-026-01-01", "2026-+1-01", "2026-01-+1", "2026-01-01 ", "２026-01",
  ])
  func whatIsNoDayIsNone(_ text: String) { #expect(!CalendarDate.isValid(text)) }
}
