import JSONText

/// The value of a JSON text.
func json(_ text: String) throws(JSONError) -> JSONValue {
  try JSONValue(parsing: Array(text.utf8))
}
