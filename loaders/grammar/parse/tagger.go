package parse

// tagger gives each word its part of speech, from left to right.
type tagger struct {
	weights scorer
	sure    *linear // the tags of words that have but one
}

const allTags = 1<<tagCount - 2

// tag sets the tags of the words.
func (t tagger) tag(p *scratch) {
	for i := range p.n {
		if tag, ok := t.sure.only(sureWord(p.at(i))); ok {
			p.tags[i] = Tag(tag)
			continue
		}
		p.tags[i] = t.one(p, i)
	}
}

// one returns the tag of word i, given those before it.
func (t tagger) one(p *scratch, i int) Tag {
	tagFeatures(p, i)
	t.weights.score(p.features.list(), &p.scores)
	return Tag(p.scores.best(allTags))
}

// tagFeatures sets the features of word i of the sentence.
func tagFeatures(p *scratch, i int) {
	w, before, before2 := p.at(i), p.at(i-1), p.at(i-2)
	after, after2 := p.at(i+1), p.at(i+2)
	t1, t2 := uint64(p.tagAt(i-1)), uint64(p.tagAt(i-2))
	first := flag(i == 0) | p.caps<<1
	f := &p.features
	f.n = 0
	f.put(0, 0, 0)
	f.put(w.form, first, 0)
	f.put(w.lower, 0, 0)
	f.put(w.shape, first, 0)
	f.put(w.shape, w.suffix2, 0)
	f.put(w.suffix1, 0, 0)
	f.put(w.suffix2, 0, 0)
	f.put(w.suffix3, 0, 0)
	f.put(w.suffix4, 0, 0)
	f.put(w.prefix1, 0, 0)
	f.put(w.prefix2, 0, 0)
	f.put(w.prefix3, 0, 0)
	f.put(t1, 0, 0)
	f.put(t1, t2, 0)
	f.put(t1, w.lower, 0)
	f.put(t1, t2, w.lower)
	f.put(t1, w.suffix3, 0)
	f.put(before.lower, 0, 0)
	f.put(before.suffix3, 0, 0)
	f.put(before.lower, w.lower, 0)
	f.put(before2.lower, 0, 0)
	f.put(before2.lower, before.lower, 0)
	f.put(after.lower, 0, 0)
	f.put(after.suffix3, 0, 0)
	f.put(after.suffix2, w.suffix3, 0)
	f.put(after.lower, w.lower, 0)
	f.put(after.shape, w.shape, 0)
	f.put(after2.lower, 0, 0)
	f.put(after.lower, after2.lower, 0)
	f.put(before.lower, after.lower, 0)
	f.put(t1, after.lower, 0)
	f.put(t1, after.suffix3, w.suffix3)
	f.put(w.shape, before.shape, t1)
}

func flag(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
