package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestCues holds words of news that carry a stance, and everyday ones that carry none: a line each, party, stance and point.
func TestCues(t *testing.T) {
	holdReadings(t, grammar(t, packs.Embedded()), cueTexts, func(x *graph.Extraction) string {
		return strings.Join(stanceLines(x, func(s *graph.Statement) string {
			return fmt.Sprintf("%s %s %s", strings.TrimPrefix(s.Party, "party:"), s.Stance, s.Point.Text)
		}), "\n")
	})
}

var cueTexts = []reading{
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
	{"what a resolution demands", "The Security Council adopted a resolution demanding a truce.",
		"un-security-council SUPPORTS a resolution demanding a truce\nun-security-council DEMANDS a truce"},
	{"what a resolution refuses", "The Chadian parliament passed a resolution rejecting the plan.", "chad REJECTS the plan"},
	{"a resolution that only blames", "The Chadian parliament passed a resolution criticizing the mayor.", ""},
	{"what a statement condemns", "Chad issued a statement condemning the plan.", "chad REJECTS the plan"},
	{"summoned for an answer", "Chad summoned the Sudanese envoy to demand an explanation.", "chad DEMANDS an explanation"},
	{"written for a refusal", "Chadian Foreign Minister Amina Toro wrote to Sudan to reject the offer.", "chad REJECTS the offer"},
	{"flown for an accord", "Chadian President Idris Mara flew to Cairo to sign the accord.", "chad SUPPORTS the accord"},
	{"flown for a prize", "Chadian President Idris Mara flew to Cairo to accept a prize.", ""},
	{"an errand that may be run", "Chad may write to Sudan to reject the offer.", ""},
	{"others told to refuse", "Chad called on Sudan to reject the offer.", "chad DEMANDS on Sudan to reject the offer"},
	{"whose side somebody is on", "Rebels backed by Chad seized a town.", ""},
	{"whose forces refuse", "Forces backed by Chad rejected the truce.", ""},
	{"who echoes a refusal", "Norway, supported by Chad, rejected the truce.", "norway REJECTS the truce\nchad REJECTS the truce"},
	{"a plan that is backed", "A plan backed by Chad failed.", "chad SUPPORTS A plan"},
	{"somebody asked for a thing", "Chad has asked Sudan for help in the search.", "chad DEMANDS Sudan for help in the search"},
	{"somebody asked to act for a thing", "Chad asked Sudan to pay for the road.", "chad DEMANDS Sudan to pay for the road"},
	{"a price is asked", "Chad asked a price for the grain.", ""},
	{"turning to somebody for a thing", "Chad turned to Sudan for fuel.", "chad DEMANDS to Sudan for fuel"},
	{"turning to the east", "Chad turned to the east for the sunrise.", ""},
	{"backing that is only sought", "Chad sought Egypt's backing for the dam.", "chad DEMANDS Egypt's backing for the dam"},
	{"backing that is there", "Chad welcomed Egypt's backing for the dam.", "chad SUPPORTS Egypt's backing for the dam\negypt SUPPORTS for the dam"},
	{"what is no option", "Chad said delay was not an option.", "chad REJECTS delay"},
	{"a veto lifted", "Chad lifted its veto on the accession of Sudan.", "chad SUPPORTS the accession of Sudan"},
	{"a ban lifted on a day", "Chad lifted its hat on the square.", ""},
	{"saying no", "Chad has said no to a third bailout.", "chad REJECTS a third bailout"},
	{"a request filed", "Chad filed a request for arbitration.", "chad DEMANDS a request for arbitration"},
	{"who must leave", "Chad said foreign troops must leave.", "chad DEMANDS foreign troops must leave"},
	{"a call is no demand", "Chadian President Idris Mara made a phone call to Sudanese President Omar Teki.", ""},
	{"asylum is aid", "Chad granted asylum to a Sudanese singer.", ""},
}
