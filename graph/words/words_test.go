package words_test

import (
	"testing"

	"github.com/parleygraph/parley/graph/words"
)

// unknown is a word that no table of English has.
const unknown = "zzqx"

func TestRarity(t *testing.T) {
	for _, pair := range [][2]string{{"talks", "enrichment"}, {"agreement", "armistice"}, {"truce", unknown}} {
		if common, rare := words.Rarity(pair[0]), words.Rarity(pair[1]); common <= 0 || common >= rare {
			t.Errorf("%q has %v bits and %q %v: the rarer word must have more", pair[0], common, pair[1], rare)
		}
	}
}

func TestCosine(t *testing.T) {
	near, far := words.Cosine("truce", "ceasefire"), words.Cosine("truce", "wheat")
	if near <= far || near <= 0.2 {
		t.Errorf("truce is %.2f like ceasefire and %.2f like wheat", near, far)
	}
	if same, turned := words.Cosine("truce", "truce"), words.Cosine("ceasefire", "truce"); same < 0.999 || turned != near {
		t.Errorf("a word is %.3f like itself, and likeness the other way round %.3f, not %.3f", same, turned, near)
	}
	if got := words.Cosine("truce", unknown); got != 0 {
		t.Errorf("a word that the table lacks is %v like another, want 0", got)
	}
	if words.Vector(unknown) != nil || len(words.Vector("truce")) == 0 {
		t.Error("the table has a vector of what it lacks, or none of what it has")
	}
}
