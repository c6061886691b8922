package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/loaders/packs"
)

// TestCues holds words of news that carry a stance, and everyday ones that carry none: a line each, party, stance and point.
func TestCues(t *testing.T) {
	x := grammar(t, packs.Embedded())
	for _, test := range cueTexts {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, s := range run(t, x, parse(t, "a.txt", test.text)).Statements {
				if s.Stance.Sign() != 0 {
					got = append(got, fmt.Sprintf("%s %s %s", strings.TrimPrefix(s.Party, "party:"), s.Stance, s.Point.Text))
				}
			}
			if diff := cmp.Diff(test.want, strings.Join(got, "\n")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

var cueTexts = []struct{ name, text, want string }{
	{"what must be done, by whom the text leaves open", "Chad said the pilots must be freed.", "chad DEMANDS the pilots must be freed"},
	{"what must end", "Chad says that the raids must stop.", "chad DEMANDS the raids must stop"},
	{"what must be done by somebody nobody names as a side", "Chad said the lamp must be lit by a child.", ""},
	{"what should be done is a view", "Chad said the lamps should be lit.", ""},
	{"a duty inside a demand is that demand", "Chad urged that the pilots must be freed.", "chad DEMANDS that the pilots must be freed"},
	{"nobody says what must be", "The door must be closed.", ""},
	{"pushing hard", "Chad is pushing hard for a swap.", "chad DEMANDS for a swap"},
	{"pushing a door", "Chad pushed hard on the door.", ""},
	{"an order of a body that only its capitals name", "The QRM has ordered Kari Holm to appear.", "qrm DEMANDS Kari Holm to appear"},
	{"a judgement behind would not", "Chad said the draft would not be acceptable.", "chad REJECTS the draft"},
	{"a judgement with an adverb", "Chad said the price is not yet acceptable.", "chad REJECTS the price"},
	{"who is not welcome", "Chad said that Sudanese President Omar Teki would not be welcome.", "chad REJECTS Sudanese President Omar Teki"},
	{"who says so of itself", "Chad said that it was not welcome.", ""},
	{"what would be welcome", "Chad said observers would be welcome.", "chad SUPPORTS observers"},
	{"respect for what another may do", "Chad would respect the independence of the court.", "chad SUPPORTS the independence of the court"},
	{"closer ties", "Chad and Sudan are upgrading diplomatic ties.", "chad SUPPORTS diplomatic ties\nsudan SUPPORTS diplomatic ties"},
	{"asylum is aid", "Chad granted asylum to a Sudanese singer.", ""},
}
