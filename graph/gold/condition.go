package gold

import (
	_ "embed"
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"github.com/parleygraph/parley/graph"
)

// A Wording is an annotated condition: an expression, or words of the text.
type Wording struct {
	Text    string
	pattern *Pattern // nil where the words are no expression
}

func newWording(text string) *Wording {
	w := &Wording{Text: text}
	if raw, err := json.Marshal(text); err == nil {
		p := &Pattern{}
		if p.UnmarshalJSON(raw) == nil {
			w.pattern = p
		}
	}
	return w
}

// UnmarshalJSON reads a condition.
func (w *Wording) UnmarshalJSON(raw []byte) error {
	var text string
	if err := json.Unmarshal(raw, &text); err != nil {
		return &patternError{string(raw), "is no text", err}
	}
	*w = *newWording(text)
	return nil
}

// most is the part of a condition's different words that must be found where its expression is not.
const most = 0.6

// in tells whether the expression is found in a folded text, or most of the words are.
func (w *Wording) in(found string) (bool, error) {
	if w.pattern != nil {
		if held, err := w.pattern.in(found); held || err != nil {
			return held, err
		}
	}
	wanted, there := wordsOf(fold(w.Text)), wordsOf(found)
	shared := 0
	for _, word := range wanted {
		if slices.Contains(there, word) {
			shared++
		}
	}
	return float64(shared) >= most*float64(len(wanted)), nil
}

// wordsOf returns the different words of a text, sorted.
func wordsOf(text string) []string {
	all := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
	slices.Sort(all)
	return slices.Compact(all)
}

// conditionsTSV holds the kind of condition that words open: the words and the kind, tab-separated, longer words first.
//
//go:embed conditions.tsv
var conditionsTSV string

// kind returns the kind of a condition by the words with which it opens, IF for all others.
func (w *Wording) kind() graph.ConditionKind {
	text := fold(w.Text) + " "
	for line := range strings.Lines(conditionsTSV) {
		words, kind, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if strings.HasPrefix(text, words+" ") {
			return graph.ConditionKind(kind)
		}
	}
	return graph.If
}
