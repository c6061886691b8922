package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
)

// TestConditions holds on which conditions sides are taken: party, stance, point and each condition, a line a stance.
func TestConditions(t *testing.T) {
	x := grammar(t, []string{"core"})
	holdReadings(t, x, []reading{
		{"an offer on a condition", "Norway said it would free the crew if Sweden lifted the blockade.",
			"Norway SUPPORTS free the crew | IF if Sweden lifted the blockade"},
		{"an offer after a comma", "Norway's envoy said Norway could free the crew, in return for the release of funds.",
			"Norway SUPPORTS free the crew | IF in return for the release of funds"},
		{"a demand in exchange for what is offered", "Norway demanded the release of the crew in exchange for a loan.", "Norway DEMANDS the release of the crew"},
		{"an offer in quotation marks", "\"We would contribute if the others paid first,\" Norwegian envoy Kari Holm said.",
			"Norway SUPPORTS contribute | IF if the others paid first"},
		{"a threat", "Norway said it would bomb the port if Sweden sent ships.", ""},
		{"leaving the talks", "Norway said it would quit the talks if Sweden sent ships.", "Norway REJECTS the talks | IF if Sweden sent ships"},
		{"a guess at another's offer", "Sweden said Norway would free the crew if it was paid.", ""},
		{"until", "Norway will not sign until Sweden has paid.", "Norway REJECTS sign | UNLESS until Sweden has paid"},
		{"until a day", "Norway will not sign until Monday.", "Norway REJECTS sign until Monday"},
		{"until after a refusal", "Norway refused to let the trucks out until Sweden withdrew the demand.",
			"Norway REJECTS to let the trucks out | UNLESS until Sweden withdrew the demand"},
		{"but not until", "Norway is open to a pact, but not until Sweden signs the convention.", "Norway SUPPORTS to a pact | UNLESS until Sweden signs the convention"},
		{"demanded until", "Norway demanded a halt until a treaty has been signed.", "Norway DEMANDS a halt until a treaty has been signed"},
		{"without", "Norway cannot accept a truce without guarantees.", "Norway REJECTS a truce | UNLESS without guarantees"},
		{"without in front", "Without a map of the mines, Norway cannot accept a truce.", "Norway REJECTS a truce | UNLESS Without a map of the mines"},
		{"no doubt in front", "Without doubt, Norway will not accept a truce.", "Norway REJECTS a truce"},
		{"what one does without", "Without naming Sweden, Norway said it would not accept a truce.", "Norway REJECTS a truce"},
		{"until in front of a stance of another kind", "Until Sweden pays, Norway, which backs the plan, will not sign.", "Norway SUPPORTS the plan\nNorway REJECTS sign"},
		{"without in what is wanted", "Norway insists that no truce can stand without guarantees.", "Norway DEMANDS that no truce can stand without guarantees"},
		{"no more of it", "Norway will hand over no more maps until Sweden has paid.", "Norway REJECTS hand over no more maps | UNLESS until Sweden has paid"},
		{"nothing without", "\"No survey will start without the withdrawal of guns,\" Norwegian envoy Kari Holm said.",
			"Norway REJECTS survey | UNLESS without the withdrawal of guns"},
		{"there will be none without", "\"There will be no licences without landings,\" Norwegian envoy Kari Holm said.",
			"Norway REJECTS licences | UNLESS without landings"},
		{"while", "Norway will not talk of water while Sweden bombs the port.", "Norway REJECTS talk of water | AS_LONG_AS while Sweden bombs the port"},
		{"in contrast", "Norway rejected the plan, while Sweden backed it.", "Norway REJECTS the plan\nSweden SUPPORTS it"},
		{"until in front", "Until Sweden has paid, Norway will not sign.", "Norway REJECTS sign | UNLESS Until Sweden has paid"},
		{"no opposition as long as", "Norway would not oppose the plan as long as Sweden pays.", "Norway SUPPORTS the plan | AS_LONG_AS as long as Sweden pays"},
		{"beyond a semicolon", "Norway accepts the pact so long as it lasts; Sweden backs the truce.", "Norway SUPPORTS the pact | AS_LONG_AS so long as it lasts\nSweden SUPPORTS the truce"},
		{"when", "Norway says it will let the trucks pass when the soldiers have left.", "Norway SUPPORTS let the trucks pass | IF when the soldiers have left"},
		{"a backing of a demand", "Norway backs the Swedish demand for landings, provided the rule spares tuna.",
			"Norway SUPPORTS the Swedish demand for landings | IF provided the rule spares tuna\nSweden DEMANDS for landings"},
		{"as long as it takes", "Norway supports the treaty for as long as it takes.", "Norway SUPPORTS the treaty"},
		{"if necessary", "Norway would back a second vote if necessary.", "Norway SUPPORTS a second vote"},
		{"even if", "Norway will not sign the treaty even if Sweden pays.", "Norway REJECTS the treaty even if Sweden pays"},
		{"provided without a comma", "Norway said it would sign the pact provided they left the port.", "Norway SUPPORTS the pact | IF provided they left the port"},
	}, conditionLines)
}

func conditionLines(x *graph.Extraction) string {
	names := map[string]string{}
	for _, p := range x.Parties {
		names[p.ID] = p.Name
	}
	return strings.Join(stanceLines(x, func(s *graph.Statement) string {
		line := fmt.Sprintf("%s %s %s", names[s.Party], s.Stance, s.Point.Text)
		for _, c := range s.Conditions {
			line += fmt.Sprintf(" | %s %s", c.Kind, c.Text)
		}
		return line
	}), "\n")
}
