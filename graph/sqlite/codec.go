package sqlite

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A codec writes the fields of a value one after another in a compact form, or reads them from it: one list of fields serves both, so that they can't part. A body
// ends behind its last field that is not empty, and leaves the others empty: new fields go behind the old ones.
type codec struct {
	reading bool
	out     []byte
	full    int // how long out is up to the last field that is not empty
	rest    string
	earlier [mostEarlier]string // the first texts that the body holds, see repeated
	held    int                 // how many they are
	broken  bool                // a length or number can't be
}

// A text that stands within one of the first so many texts of its body is kept as its place there, where it has so many bytes that this is shorter.
const (
	mostEarlier = 16
	leastPlaced = 5
)

// pack returns the compact form of a value.
func pack[T any](fields func(*codec, *T), value *T) []byte {
	c := &codec{}
	fields(c, value)
	return c.out[:c.full]
}

// unpack fills a value from its compact form.
func unpack[T any](fields func(*codec, *T), body string, value *T) error {
	c := &codec{reading: true, rest: body}
	fields(c, value)
	if c.broken || c.rest != "" {
		return fmt.Errorf("a stored %T can't be read: its %d bytes are not of this form", *value, len(body))
	}
	return nil
}

func (c *codec) number(n *int) {
	if !c.reading {
		c.out = binary.AppendVarint(c.out, int64(*n))
		c.fill(*n != 0)
		return
	}
	if c.rest == "" {
		*n = 0
		return
	}
	v, size := varint(c.rest)
	if c.broken = c.broken || size <= 0; c.broken {
		c.rest = ""
		return
	}
	*n, c.rest = int(v), c.rest[size:]
}

// fill notes that what is written up to here is to be kept.
func (c *codec) fill(full bool) {
	if full {
		c.full = len(c.out)
	}
}

// varint is binary.Varint of a text.
func varint(text string) (int64, int) {
	return binary.Varint([]byte(text[:min(len(text), binary.MaxVarintLen64)]))
}

func (c *codec) flag(b *bool) {
	n := 0
	if *b {
		n = 1
	}
	c.number(&n)
	*b = n == 1
}

func (c *codec) real(f *float64) {
	if !c.reading {
		c.out = binary.LittleEndian.AppendUint64(c.out, math.Float64bits(*f))
		c.fill(math.Float64bits(*f) != 0)
		return
	}
	if c.rest == "" {
		return
	}
	if bits := c.take(8); bits != "" {
		*f = math.Float64frombits(binary.LittleEndian.Uint64([]byte(bits)))
	}
}

// take reads so many bytes, "" where there are fewer.
func (c *codec) take(size int) string {
	if size < 0 || size > len(c.rest) {
		c.broken, c.rest = true, ""
		return ""
	}
	taken := c.rest[:size]
	c.rest = c.rest[size:]
	return taken
}

func text[T ~string](c *codec, s *T) {
	size := len(*s)
	if !c.reading && c.repeated(string(*s)) {
		return
	}
	c.number(&size)
	switch {
	case !c.reading:
		c.out = append(c.out, *s...)
		c.fill(size > 0)
	case size < 0:
		*s = T(c.repeat(-size - 1))
		return
	default:
		*s = T(c.take(size))
	}
	c.hold(string(*s))
}

// hold remembers a text that stands in the body.
func (c *codec) hold(text string) {
	if len(text) >= leastPlaced && c.held < mostEarlier {
		c.earlier[c.held] = text
		c.held++
	}
}

// repeated writes a text as its place in an earlier one, which a size below zero tells, where it stands in one.
func (c *codec) repeated(text string) bool {
	if len(text) < leastPlaced {
		return false
	}
	for i, whole := range c.earlier[:c.held] {
		if start := strings.Index(whole, text); start >= 0 {
			which, size := -i-1, len(text)
			c.number(&which)
			c.number(&start)
			c.number(&size)
			return true
		}
	}
	return false
}

// repeat reads a text that stands in an earlier one.
func (c *codec) repeat(which int) string {
	var start, size int
	c.number(&start)
	c.number(&size)
	if which >= c.held {
		c.broken, c.rest = true, ""
		return ""
	}
	whole := c.earlier[which]
	if start < 0 || size < 0 || start > len(whole)-size {
		c.broken, c.rest = true, ""
		return ""
	}
	return whole[start : start+size]
}

// word is a text that is mostly one of a few, of which it keeps the place. The list may only grow at its end.
func word[T ~string](c *codec, s *T, known ...T) {
	place := 0
	for i, k := range known {
		if *s == k {
			place = i + 1
		}
	}
	c.number(&place)
	switch {
	case place == 0:
		text(c, s)
	case place < 0 || place > len(known):
		c.broken = true
	default:
		*s = known[place-1]
	}
}

// several is a list; nil and empty ones stay what they are.
func several[T any](c *codec, items *[]T, each func(*codec, *T)) {
	size := len(*items) + 1
	if *items == nil {
		size = 0
	}
	c.number(&size)
	if c.reading && size > 0 {
		if size-1 > len(c.rest) {
			c.broken = true
			return
		}
		*items = make([]T, size-1)
	}
	for i := range *items {
		each(c, &(*items)[i])
	}
	c.fill(size > 0) // also behind items that are empty, each of which takes a byte or more
}

// optional is a value or nil.
func optional[T any](c *codec, value **T, fields func(*codec, *T)) {
	there := *value != nil
	c.flag(&there)
	if !there {
		return
	}
	if c.reading {
		*value = new(T)
	}
	fields(c, *value)
}

func passageFields(c *codec, p *graph.Passage) {
	text(c, &p.Text)
	c.number(&p.Start)
	beyond := p.End - p.Start - len(p.Text) // 0 in all that is verbatim
	c.number(&beyond)
	if c.reading {
		p.End = p.Start + len(p.Text) + beyond
	}
}

// within is a passage that mostly stands in another, where it does, as its place there.
func (c *codec) within(whole, p *graph.Passage) {
	start, size := p.Start-whole.Start, len(p.Text)
	if !c.reading && !(start >= 0 && p.End == p.Start+size && start+size <= len(whole.Text) && whole.Text[start:start+size] == p.Text) {
		start = -1
	}
	c.number(&start)
	if start < 0 {
		passageFields(c, p)
		return
	}
	c.number(&size)
	if !c.reading {
		return
	}
	if size < 0 || start > len(whole.Text)-size {
		c.broken = true
		return
	}
	*p = graph.Passage{Text: whole.Text[start : start+size], Start: whole.Start + start, End: whole.Start + start + size}
}

// rare is a value that few have, and that is kept as JSON.
func rare[T any](c *codec, value **T) {
	var kept string
	if !c.reading && *value != nil {
		kept = asJSON([]*T{*value})
	}
	text(c, &kept)
	if c.reading && kept != "" {
		var read []*T
		if err := json.Unmarshal([]byte(kept), &read); err != nil || len(read) != 1 {
			c.broken = true
			return
		}
		*value = read[0]
	}
}
