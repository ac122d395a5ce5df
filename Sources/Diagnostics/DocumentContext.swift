/// What a document is about, and how that was told.
public struct DocumentContext: Hashable, Sendable {
  /// A topic that is present.
  public struct TopicMatch: Hashable, Sendable {
    /// The topic, by the name of its file.
    public var name: String
    /// The sum of its evidence; 0 for a topic that was declared or is implied.
    public var score: Int
    /// `declared`, `implied by NAME`, or what was found: “Botox”, “frown lines”.
    public var reason: String

    /// A topic from its parts.
    public init(name: String, score: Int, reason: String) {
      self.name = name
      self.score = score
      self.reason = reason
    }
  }

  /// Ordered by name.
  public var topics: [TopicMatch] = []
  /// Product classes of the topics, in order.
  public var classes: [String] = []
  /// Whether it has none of the topics that the rules know, so that rules on a topic leave it alone.
  public var isOffTopic = false
  /// Whether the document promotes something.
  public var promotes = false
  /// What told that it does.
  public var promotesReason = ""
  /// Whose law it was judged by; `general` where none was chosen.
  public var jurisdictions: [String] = []
  /// `public` or `professional`.
  public var audience = "public"
  /// The words of the copy, without code and navigation.
  public var words = 0

  /// A document about nothing.
  public init() {}
}
