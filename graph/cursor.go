package graph

import (
	"encoding/base64"
	"encoding/json"
	"strings"
)

// A Cursor is an opaque place in a sorted list: the sort key and id of the item it points behind. It is the same in every store.
// The empty cursor stands before the first item.
type Cursor string

// NewCursor returns the cursor behind the item with that sort key and id.
func NewCursor(key, id string) Cursor {
	text, _ := json.Marshal([2]string{key, id}) // two strings always marshal
	return Cursor(base64.RawURLEncoding.EncodeToString(text))
}

// EdgeCursor returns the cursor behind an edge whose other end is that id: the key is its kind, and for MEMBER_OF, which can join the same
// ends several times, its first day too.
func EdgeCursor(e Edge, other string) Cursor {
	if e.Kind == MemberOf {
		return NewCursor(string(e.Kind)+" "+string(e.First), other)
	}
	return NewCursor(string(e.Kind), other)
}

// EdgeKey returns the kind, first day and other end that an edge's cursor holds. Edges sort by kind, other end and first day.
func (c Cursor) EdgeKey() (kind EdgeKind, first Day, other string, err error) {
	key, other, err := c.Key()
	before, after, _ := strings.Cut(key, " ")
	return EdgeKind(before), Day(after), other, err
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
