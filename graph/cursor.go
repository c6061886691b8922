package graph

import (
	"encoding/base64"
	"encoding/json"
)

// A Cursor is an opaque place in a sorted list: the sort key and id of the item it points behind. It is the same in every store.
// The empty cursor stands before the first item.
type Cursor string

// NewCursor returns the cursor behind the item with that sort key and id.
func NewCursor(key, id string) Cursor {
	text, _ := json.Marshal([2]string{key, id}) // two strings always marshal
	return Cursor(base64.RawURLEncoding.EncodeToString(text))
}

// Key returns the sort key and id that the cursor holds, or an Invalid error where it is none of ours.
func (c Cursor) Key() (key, id string, err error) {
	if c == "" {
		return "", "", nil
	}
	text, err := base64.RawURLEncoding.DecodeString(string(c))
	var parts []string
	if err == nil {
		err = json.Unmarshal(text, &parts)
	}
	if err != nil || len(parts) != 2 {
		return "", "", Errorf(Invalid, "%q is no cursor: pass one that an earlier answer gave", c)
	}
	return parts[0], parts[1], nil
}
