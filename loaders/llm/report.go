package llm

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/evidence"
)

// The reasons for which an answer, or a part of it, is dropped before any claim is held against the text.
const (
	sentenceTooLong evidence.Objection = "a sentence is longer than a passage may be, and was not asked about"
	malformed       evidence.Objection = "it is no JSON of the contract"
	cutOff          evidence.Objection = "the answer is cut off in the middle of it"
	tooMany         evidence.Objection = "the answer claims more than a passage can hold"
	unreadable      evidence.Objection = "the answer is no JSON object"
	refused         evidence.Objection = "the model refused to answer"
	noAnswer        evidence.Objection = "the endpoint sent an empty answer"
)

// A Report counts what became of the answers about documents that were read whole.
type Report struct {
	Passages   int                        `json:"passages"` // with an answer that can be read
	Actors     int                        `json:"actors"`
	Statements int                        `json:"statements"`
	Meetings   int                        `json:"meetings"`
	Dropped    map[evidence.Objection]int `json:"dropped"`
	Asked      int                        `json:"asked,omitempty"`      // bytes of the sentences that the grammar chose to ask about
	Text       int                        `json:"text,omitempty"`       // of how many
	Drops      []Drop                     `json:"drops"`                // the claims that were dropped, each with its reason; those beyond mostDrops are only counted
	Usage      Usage                      `json:"usage"`                // of all documents, those that failed too
	Documents  []DocumentUsage            `json:"documents"`            // in the order in which they were done
	CacheFault string                     `json:"cacheFault,omitempty"` // why answers could not be kept
}

// A Drop is one claim that the text does not bear out.
type Drop struct {
	Document string             `json:"document"`
	Claim    string             `json:"claim"` // who, what and the words, as claimed
	Reason   evidence.Objection `json:"reason"`
}

// The bounds of what is told of dropped claims.
const (
	mostDrops   = 1000 // in a report
	shownDrops  = 10   // to a person
	longestDrop = 200  // characters of a claim
)

// Report returns the counts so far.
func (x *Extractor) Report() Report {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	report := x.report
	report.Dropped, report.Documents, report.Drops = maps.Clone(report.Dropped), slices.Clone(report.Documents), slices.Clone(report.Drops)
	return report
}

// add counts what became of a document that was read.
func (x *Extractor) add(document string, r Report) {
	x.spend(document, r.Usage)
	x.mutex.Lock()
	defer x.mutex.Unlock()
	x.report.Passages += r.Passages
	x.report.Asked += r.Asked
	x.report.Text += r.Text
	x.report.Actors += r.Actors
	x.report.Statements += r.Statements
	x.report.Meetings += r.Meetings
	for reason, n := range r.Dropped {
		x.report.drop(reason, n)
	}
	for _, drop := range r.Drops {
		if len(x.report.Drops) < mostDrops {
			drop.Document = document
			x.report.Drops = append(x.report.Drops, drop)
		}
	}
}

// spend counts what a document cost.
func (x *Extractor) spend(document string, u Usage) {
	if u == (Usage{}) {
		return
	}
	x.mutex.Lock()
	defer x.mutex.Unlock()
	x.report.Usage.add(u)
	x.report.Documents = append(x.report.Documents, DocumentUsage{document, u})
}

// count counts one claim as admitted, or as dropped for the reason that err is; worded says what it claims.
func (r *Report) count(admitted *int, err error, worded string) {
	var reason evidence.Objection
	if !errors.As(err, &reason) {
		*admitted++
		return
	}
	r.drop(reason, 1)
	if len(r.Drops) < mostDrops {
		r.Drops = append(r.Drops, Drop{Claim: plainLine(worded, longestDrop), Reason: reason})
	}
}

func (r *Report) drop(reason evidence.Objection, n int) {
	if n > 0 {
		r.Dropped[reason] += n
	}
}

// String returns the counts for a person, a line for the whole and one for each reason, most frequent first.
func (r Report) String() string {
	total := 0
	for _, n := range r.Dropped {
		total += n
	}
	text := fmt.Sprintf("%s read, %s, %s and %s kept, %d dropped", several(r.Passages, "passage"), several(r.Actors, "actor"), several(r.Statements, "statement"), several(r.Meetings, "meeting"), total)
	for _, reason := range r.sorted() {
		text += fmt.Sprintf("\n%6d  %s", r.Dropped[reason], reason)
	}
	for _, drop := range r.Drops[:min(len(r.Drops), shownDrops)] {
		text += fmt.Sprintf("\n        %s: %s (%s)", drop.Document, drop.Claim, drop.Reason)
	}
	if left := len(r.Drops) - shownDrops; left > 0 {
		text += fmt.Sprintf("\n        and %d more, see --json", left)
	}
	text += "\n" + r.cost()
	if r.Text > 0 {
		text += fmt.Sprintf("\nasked about %d%% of the text, which the grammar chose", 100*r.Asked/r.Text)
	}
	if r.CacheFault != "" {
		text += "\nanswers could not be kept: " + r.CacheFault + ": name another folder by llm-cache"
	}
	return text
}

// cost words what the answers cost, in all and on average.
func (r Report) cost() string {
	text := r.Usage.String()
	if n := len(r.Documents); n > 1 && r.Usage.Calls > 0 {
		text += fmt.Sprintf("; a document %d in, %d out", r.Usage.In/n, r.Usage.Out/n)
	}
	return text
}

// several returns a number with its noun.
func several(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// reasons returns the reasons in one line.
func (r Report) reasons() string {
	var list []string
	for _, reason := range r.sorted() {
		list = append(list, fmt.Sprintf("%s: %s", several(r.Dropped[reason], "time"), reason))
	}
	return strings.Join(list, ", ")
}

func (r Report) sorted() []evidence.Objection {
	return slices.SortedFunc(maps.Keys(r.Dropped), func(a, b evidence.Objection) int {
		return cmp.Or(cmp.Compare(r.Dropped[b], r.Dropped[a]), cmp.Compare(a, b))
	})
}
