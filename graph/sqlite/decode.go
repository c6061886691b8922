package sqlite

import (
	"encoding/json"
	"fmt"
)

// encode returns v as JSON. Nodes and edges always marshal.
func encode(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(fmt.Sprintf("sqlite: encode %T: %v", v, err))
	}
	return string(text)
}

// decoded returns the value of each stored form.
func decoded[T any](bodies []string) ([]T, error) {
	values := make([]T, len(bodies))
	for i, body := range bodies {
		if err := json.Unmarshal([]byte(body), &values[i]); err != nil {
			return nil, fmt.Errorf("a stored %T can't be read: %w", values[i], err)
		}
	}
	return values, nil
}
