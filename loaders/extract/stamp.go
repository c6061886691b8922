package extract

import (
	"strconv"
	"strings"

	"github.com/parleygraph/parley/graph"
)

// A Stamp says what reads documents: this grammar, with packs of some digest, and how sure it must be. It tells what was read by others without reading anything
// itself, or even the packs.
type Stamp struct {
	packs  string
	least  float64
	strict bool // least holds for what the clause grammar finds alone too
	most   int  // statements of a document, 0 for MostStatements
}

// NewStamp returns the stamp of an extractor on packs of that digest; see packs.Digest.
func NewStamp(packs string) Stamp { return Stamp{packs: packs} }

// AtLeast returns the stamp of an extractor that leaves out what it is less sure of, see Extractor.AtLeast.
func (s Stamp) AtLeast(least float64) Stamp {
	s.least, s.strict = least, true
	return s
}

// AtMost returns the stamp of an extractor that keeps so many statements of a document, see Extractor.AtMost.
func (s Stamp) AtMost(statements int) Stamp {
	if s.most = statements; statements == MostStatements {
		s.most = 0
	}
	return s
}

// Fingerprint returns the hash of a document's text, metadata, grammar version and packs. Equal fingerprints mean an equal extraction. Where its bytes came from is no part
// of it: a file that is moved, or named by another path, is the same document.
func (s Stamp) Fingerprint(d *graph.Document) string {
	parts := []string{Version, s.packs, d.ID, d.Collection, d.URL, d.Title, d.TitleFrom, d.Publisher, strings.Join(d.Authors, "\x1f"), string(d.PublishedAt), d.PublishedFrom, d.PublishedIn, d.Language, d.SHA256}
	if s.strict {
		parts = append(parts, strconv.FormatFloat(s.least, 'g', -1, 64))
	}
	if s.most > 0 {
		parts = append(parts, "at most "+strconv.Itoa(s.most))
	}
	return graph.Digest(strings.Join(parts, "\x00"))
}
