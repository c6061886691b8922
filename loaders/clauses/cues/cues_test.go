package cues_test

import (
	"slices"
	"testing"

	"github.com/parleygraph/parley/loaders/clauses/cues"
	"github.com/parleygraph/parley/loaders/clauses/lexicon"
	"github.com/parleygraph/parley/loaders/packs"
)

func TestIndex(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	x := cues.New(set, lexicon.New(set))
	if !x.Telling["say"] || x.Telling["reject"] {
		t.Error("say tells and reject takes a side")
	}
	if !x.IsCue("reject") || x.IsCue("flurbish") || !x.Actless("flurbish") {
		t.Error("reject is a cue and flurbish is none")
	}
	if len(x.MeetingVerbs["meet"]) == 0 || x.MeetingNouns["talks"] == nil {
		t.Error("to meet and talks are no words of meeting")
	}
	// The more special wording of a verb stands before the plain one, so that it is tried first.
	for lemma, all := range x.VerbCues {
		plain := slices.IndexFunc(all, func(v cues.Verb) bool { return len(v.Words)+len(v.Tail)+len(v.Objects) == 0 })
		if plain >= 0 && slices.ContainsFunc(all[plain:], func(v cues.Verb) bool { return len(v.Tail)+len(v.Words) > 0 }) {
			t.Errorf("of %s a plain wording stands before one with words of its own", lemma)
		}
	}
}

func TestTakes(t *testing.T) {
	cue := &packs.Cue{Takes: []string{"that", "object"}}
	for form, want := range map[string]bool{"that": true, "clause": true, "bare": true, "actor-to": true, "object": true, "for": false, "whether": false} {
		if got := cues.Takes(cue, form); got != want {
			t.Errorf("takes %s: %t, want %t", form, got, want)
		}
	}
}
