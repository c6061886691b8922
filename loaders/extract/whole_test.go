package extract_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/extract"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestWholeReader holds what both readers together make of short texts, with the shipped judges.
func TestWholeReader(t *testing.T) {
	set, err := packs.Load([]string{"core"})
	if err != nil {
		t.Fatal(err)
	}
	x := extract.New(set)
	for name, test := range map[string]struct {
		body string
		want []string
	}{
		"passives": {
			"Talks on the lake were held in Oslo on Monday. The plan was rejected by Norway. A new draft was backed by Denmark.",
			[]string{"Norway REJECTS The plan", "Denmark SUPPORTS A new draft"},
		},
		"both of two leaders": {
			"President Ann Berg of Norway met President Lars Lind of Sweden in Oslo on Monday. The two leaders agreed to reopen the border. It rained all day.",
			[]string{"Norway SUPPORTS to reopen the border", "Sweden SUPPORTS to reopen the border"},
		},
		"a plan that is rejected": {
			"Talks were held in Oslo. Norway has rejected a plan to close the port. It rained all day.", []string{"Norway REJECTS a plan to close the port"},
		},
		"before who says it": {
			"Talks were held in Oslo. Norway would back the offer of a truce, he said, provided that Sweden leaves the port. It rained all day.", []string{"Norway SUPPORTS the offer of a truce"},
		},
		"behind a condition in front": {
			"Talks were held in Oslo. Were Sweden to withdraw its troops, Norway would support the treaty. It rained all day.", []string{"Norway SUPPORTS the treaty"},
		},
		"once, where a minister tells it": {
			"Talks were held in Oslo. Norway is ready to open the port, its foreign minister, Ann Berg, said. It rained all day.", []string{"Norway SUPPORTS to open the port"},
		},
		"once, in a speaker's own words": {
			"Talks were held in Oslo. \"We are prepared to open the port,\" the foreign minister of Norway, Ann Berg, said. It rained all day.", []string{"Norway SUPPORTS to open the port"},
		},
		"several acts, one each": {
			"Talks were held in Oslo. Norway urged Sweden to free the crews and come to the table. It rained all day.",
			[]string{"Norway DEMANDS Sweden to free the crews", "Norway DEMANDS come to the table"},
		},
		"both halves of an exchange": {
			"Talks were held in Oslo. Norway wants Sweden to free the crew in exchange for a loan. It rained all day.",
			[]string{"Norway DEMANDS Sweden to free the crew in exchange for a loan", "Norway PROPOSES a loan"},
		},
		"labels in brackets": {
			strings.Repeat("[Fish war of the northern states > Talks of the coast states]\nNorway rejected the toll. It rained all day.\n\n", 3), []string{"Norway REJECTS the toll", "Norway REJECTS the toll", "Norway REJECTS the toll"},
		},
		"what is open is no position": {
			"Talks on the canal went on. Croatia has yet to endorse the plan. Neither Serbia nor Kosovo accepted the draft. Serbia did not reject the draft.", nil,
		},
	} {
		t.Run(name, func(t *testing.T) {
			found, err := x.Extract(context.Background(), graph.Document{ID: "talks.txt", Collection: "talks", Text: test.body, SHA256: graph.Digest(test.body)})
			if err != nil {
				t.Fatal(err)
			}
			parties := map[string]string{}
			for _, p := range found.Parties {
				parties[p.ID] = p.Name
			}
			var got []string
			for _, s := range found.Statements {
				if s.Stance.Sign() != 0 {
					got = append(got, fmt.Sprint(parties[s.Party], " ", s.Stance, " ", s.Point.Text))
				}
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("positions (-want +got):\n%s", diff)
			}
		})
	}
}
