package main_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// readable lays JSON out for a reader: what fits on a line stands on one. Keys keep their order.
func readable(t *testing.T, text []byte) string {
	t.Helper()
	return layOut(t, text, "")
}

const lineWidth = 150

func layOut(t *testing.T, text json.RawMessage, indent string) string {
	t.Helper()
	flat := strings.TrimSpace(string(text))
	if len(flat)+len(indent) <= lineWidth || flat[0] != '{' && flat[0] != '[' {
		return flat
	}
	var parts []string
	decoder := json.NewDecoder(strings.NewReader(flat))
	open, err := decoder.Token()
	if err != nil {
		t.Fatal(err)
	}
	for decoder.More() {
		key := ""
		if open == json.Delim('{') {
			name, err := decoder.Token()
			if err != nil {
				t.Fatal(err)
			}
			key = `"` + name.(string) + `": `
		}
		var value json.RawMessage
		if err := decoder.Decode(&value); err != nil {
			t.Fatal(err)
		}
		parts = append(parts, indent+"  "+key+layOut(t, value, indent+"  "))
	}
	return flat[:1] + "\n" + strings.Join(parts, ",\n") + "\n" + indent + flat[len(flat)-1:]
}
