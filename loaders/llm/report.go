package llm

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/parleygraph/parley/loaders/extract"
)

// The reasons for which an answer, or a part of it, is dropped before any claim is held against the text.
const (
	sentenceTooLong extract.Objection = "a sentence is longer than a passage may be, and was not asked about"
	malformed       extract.Objection = "it is no JSON of the contract"
	cutOff          extract.Objection = "the answer is cut off in the middle of it"
	tooMany         extract.Objection = "the answer claims more than a passage can hold"
	unreadable      extract.Objection = "the answer is no JSON object"
	refused         extract.Objection = "the model refused to answer"
	noAnswer        extract.Objection = "the endpoint sent an empty answer"
)

// A Report counts what became of the answers about documents that were read whole.
type Report struct {
	Passages   int                       `json:"passages"` // with an answer that can be read
	Statements int                       `json:"statements"`
	Meetings   int                       `json:"meetings"`
	Dropped    map[extract.Objection]int `json:"dropped"`
}

// Report returns the counts so far.
func (x *Extractor) Report() Report {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	report := x.report
	report.Dropped = maps.Clone(report.Dropped)
	return report
}

func (x *Extractor) add(r Report) {
	x.mutex.Lock()
	defer x.mutex.Unlock()
	x.report.Passages += r.Passages
	x.report.Statements += r.Statements
	x.report.Meetings += r.Meetings
	for reason, n := range r.Dropped {
		x.report.drop(reason, n)
	}
}

// count counts one claim as admitted, or as dropped for the Reason that err is.
func (r *Report) count(admitted *int, err error) {
	var reason extract.Objection
	if errors.As(err, &reason) {
		r.drop(reason, 1)
		return
	}
	*admitted++
}

func (r *Report) drop(reason extract.Objection, n int) {
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
	text := fmt.Sprintf("%s read, %s and %s kept, %d dropped", several(r.Passages, "passage"), several(r.Statements, "statement"), several(r.Meetings, "meeting"), total)
	for _, reason := range r.sorted() {
		text += fmt.Sprintf("\n%6d  %s", r.Dropped[reason], reason)
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

func (r Report) sorted() []extract.Objection {
	return slices.SortedFunc(maps.Keys(r.Dropped), func(a, b extract.Objection) int {
		return cmp.Or(cmp.Compare(r.Dropped[b], r.Dropped[a]), cmp.Compare(a, b))
	})
}
