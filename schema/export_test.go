package schema

// Check lets the fuzz target run the guard alone.
func (l Limits) Check(query string) ([]byte, error) { return l.check(query) }
