// The programs import CaveatKit and nothing else of this package; these are the modules whose types its
// interface speaks of.
@_exported public import Diagnostics
@_exported public import Documents
@_exported public import Linting
@_exported public import Reporting
@_exported public import RuleModel
@_exported public import SourceText
