package names

import (
	"fmt"
	"os"
	"testing"

	"github.com/parleygraph/parley/loaders/packs"
)

func TestVoices(t *testing.T) {
	set, _ := packs.Load([]string{"core", "ukraine", "climate"})
	words := NewVocabulary(set)
	for _, p := range readParses(t, set) {
		n := Find(p.document, p.sentences, words)
		c := n.links
		if os.Getenv("STANDIN") != "" {
			c = newCoref(p.document, p.sentences, words.pointers, newStandIn(n))
		}
		h := c.readTitle()
		scores, order := c.selves()
		line := ""
		for _, o := range order {
			if scores[o] > 3 {
				line += fmt.Sprintf(" %s:%d", o.Name, scores[o])
			}
		}
		if h.official || c.voice != nil {
			fmt.Printf("%s | %.90s | official %v joint %v by %v with %v => VOICE %v |%s\n", p.doc, p.document.Text, h.official, h.joint, namesOf(h.by), namesOf(h.with), namesOf(c.voice), line)
		}
	}
}
