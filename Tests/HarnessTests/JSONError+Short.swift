import JSONText

/// A value of another kind than expected, short enough for tables.
func wrongKind(_ path: String, _ expected: String, _ found: String) -> JSONError {
  .wrongKind(path: path, expected: expected, found: found)
}

/// A value that is not one of those allowed, short enough for tables.
func badValue(_ path: String, _ expected: String, _ found: String) -> JSONError {
  .badValue(path: path, expected: expected, found: found)
}
