package terms

import (
	"github.com/parleygraph/parley/loaders/packs"
)

// issueWording is one wording that marks an issue of the packs.
type issueWording struct {
	issue int
	words []string
}

// markIssue files the wordings that mark issue n of the packs.
func (t *Terms) markIssue(n int, wordings [][]string) {
	for _, words := range wordings {
		t.marked[words[0]] = append(t.marked[words[0]], len(t.marks))
		t.marks = append(t.marks, issueWording{n, words})
	}
}

// issue returns the issue that most of the reading's words mark, the first of the packs where several tie, nil where none does.
func (t *Terms) issue(r reading, about About, at int) *packs.Issue {
	var best *packs.Issue
	most, n, of := 0, 0, -1
	for _, i := range r.candidates(t.marked) {
		mark := &t.marks[i]
		if mark.issue != of {
			n, of = 0, mark.issue
		}
		if r.holds(mark.words) && about(t.issues[of].Dispute, at) {
			n += len(mark.words)
		}
		if n > most {
			best, most = &t.issues[of], n
		}
	}
	return best
}
