package loaders_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// found is what a text's own top says of it.
type found struct {
	Title, TitleFrom, Day, DayFrom, Publisher string
}

func TestHeader(t *testing.T) {
	body := "\n\nThe two delegations spent the morning apart and the afternoon in one room, and nobody said what was agreed.\n\nMore is expected.\n"
	tests := map[string]struct {
		text string
		want found
	}{
		"first line":                {"Talks on the river resume" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"}},
		"heading before first line": {"Basin desk daily notes\n\n# Talks on the river resume #" + body, found{Title: "Talks on the river resume", TitleFrom: "heading"}},
		"bold first line":           {"**Talks on the river resume**" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"}},
		"title broken over lines":   {"Talks on the river\nresume without a map" + body, found{Title: "Talks on the river resume without a map", TitleFrom: "first line"}},
		"title ends in initials":    {"A plan for the river from the U.N." + body, found{Title: "A plan for the river from the U.N.", TitleFrom: "first line"}},
		"field of a header":         {"Title: Talks on the river resume\nDate: 2024-05-16" + body, found{"Talks on the river resume", "field", "2024-05-16", "text", ""}},
		"field after others":        {"Date: 2024-05-16\nHEADLINE: Stalemate." + body, found{"Stalemate.", "field", "2024-05-16", "text", ""}},
		"colon in a title":          {"Title fight: talks on the river resume" + body, found{Title: "Title fight: talks on the river resume", TitleFrom: "first line"}},
		"short title":               {"Stalemate" + body, found{Title: "Stalemate", TitleFrom: "first line"}},
		"label above title":         {"World News\n\nTalks on the river resume" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"}},
		"categories above title":    {"Categories: Rivers / Diplomacy\n\nTalks on the river resume" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"}},
		"breadcrumb and number":     {"Home > World > Rivers\n1\nTalks on the river resume" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"}},
		"byline and picture":        {"![dam](dam.png)\nBy Ilse Marn\n3 min read\nTalks on the river resume" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"}},
		"bullet is no title":        {"* Kadria: wants the dam\n* Tellany: wants the water\n\nTalks on the river resume" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"}},
		"no title above the text":   {"The two delegations met. Nobody spoke.\n\nA second paragraph follows here" + body, found{}},
		"one sentence alone":        {"The delegation of Kadria has called for a halt to the works", found{}},
		"wrapped text is no title": {
			"The two delegations spent the morning apart\nand the afternoon in one room. Nobody said\nwhat was agreed.\n", found{},
		},

		"dateline with year": {
			"Talks resume on the river\n\nPORT LEMM, May 16, 2024 (Four Rivers Press) - The dam stays open." + body,
			found{"Talks resume on the river", "first line", "2024-05-16", "dateline", "Four Rivers Press"},
		},
		"dateline of two places, day first": {
			"PORT LEMM, Kadria, 16 May 2024 — The dam stays open." + body, found{Day: "2024-05-16", DayFrom: "dateline"},
		},
		"dateline without agency": {"Belmora — December 21, 2025 – The dam stays open." + body, found{Day: "2025-12-21", DayFrom: "dateline"}},
		"dateline line of its own": {
			"# Communiqué of the round\n\n*Aldersund, 21 June 2024*" + body,
			found{"Communiqué of the round", "heading", "2024-06-21", "dateline", ""},
		},
		"title with a date":    {"Basin Talks, 14 May 2024" + body, found{Title: "Basin Talks, 14 May 2024", TitleFrom: "first line"}},
		"sentence with a date": {"Basin talks of 14 May 2024 - a report" + body, found{Title: "Basin talks of 14 May 2024 - a report", TitleFrom: "first line"}},
		"spaces in a title":    {"Talks  on\tthe river" + body, found{Title: "Talks on the river", TitleFrom: "first line"}},
		"place of small words": {"Rio de Arden, 2 June 2024 (Basin Wire) – The dam stays open." + body, found{Day: "2024-06-02", DayFrom: "dateline", Publisher: "Basin Wire"}},
		"agency without date":  {"BELMORA (Basin Wire) — The dam stays open." + body, found{Publisher: "Basin Wire"}},
		"dateline without year stays unknown": {
			"Talks on the river resume\n\nKYIV, Dec. 20 (Coastline Wire) - The dam stays open." + body,
			found{Title: "Talks on the river resume", TitleFrom: "first line", Publisher: "Coastline Wire"},
		},
		"dateline takes the year of a date near it": {
			"Talks on the river resume\n\nBELMORA, Dec. 30 (Basin Wire) - The session of January 4, 2025 is off." + body,
			found{"Talks on the river resume", "first line", "2024-12-30", "dateline", "Basin Wire"},
		},
		"dateline takes no year of a far date": {
			"Talks on the river resume\n\nBELMORA, Dec. 30 (Basin Wire) - The treaty of June 4, 2019 is off." + body,
			found{Title: "Talks on the river resume", TitleFrom: "first line", Publisher: "Basin Wire"},
		},
		"dateline takes no year that is disputed": {
			"BELMORA, Dec. 30 (Basin Wire) - The meetings of December 28, 2023 and December 29, 2024 failed." + body, found{Publisher: "Basin Wire"},
		},
		"dateline takes no year of the day a page was saved": {
			"Today : Jan 3, 2026\nTalks on the river resume\n\nBELMORA, Dec. 30 (Basin Wire) - The dam stays open." + body,
			found{Title: "Talks on the river resume", TitleFrom: "first line", Publisher: "Basin Wire"},
		},

		"date line": {"Talks on the river resume\n21 December 2025" + body, found{"Talks on the river resume", "first line", "2025-12-21", "text", ""}},
		"labelled date line with time": {
			"Talks on the river resume\nPublished: Sun, 21 Dec 2025, 10:15 GMT" + body, found{"Talks on the river resume", "first line", "2025-12-21", "text", ""},
		},
		"published on": {"Published on 2025-12-21\nTalks on the river resume" + body, found{"Talks on the river resume", "first line", "2025-12-21", "text", ""}},
		"weekday":      {"THE WEEK IN BRIEF\n\nMonday, December 22, 2025" + body, found{"THE WEEK IN BRIEF", "first line", "2025-12-22", "text", ""}},
		"publication line wins over today": {
			"Today : Dec 25, 2025\nWorld News\n21 December 2025\n\nTalks on the river resume" + body,
			found{"Talks on the river resume", "first line", "2025-12-21", "text", ""},
		},
		"today and updates are no publication": {
			"Today : Dec 25, 2025\nLast updated: 24 Dec 2025\nTalks on the river resume" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"},
		},
		"day of a statement": {
			"Statement by the Water Minister of Kadria, 6 March 2026" + body, found{"Statement by the Water Minister of Kadria, 6 March 2026", "first line", "2026-03-06", "title", ""},
		},
		"day of a release": {"# Press release 12/2026 of March 6, 2026" + body, found{"Press release 12/2026 of March 6, 2026", "heading", "2026-03-06", "title", ""}},
		"day in brackets":  {"Readout of the call (6 March 2026)" + body, found{"Readout of the call (6 March 2026)", "first line", "2026-03-06", "title", ""}},
		"day of what is spoken of": {
			"The river treaty of 6 March 1986" + body, found{Title: "The river treaty of 6 March 1986", TitleFrom: "first line"},
		},
		"no such day":          {"Talks on the river resume\n31 June 2025" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"}},
		"figures are no date":  {"Talks on the river resume\n12/10/2025" + body, found{Title: "Talks on the river resume", TitleFrom: "first line"}},
		"date within the text": {"Talks on the river resume" + body + "They began on 3 May 2024 in Belmora.\n", found{Title: "Talks on the river resume", TitleFrom: "first line"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			d := parseOne(t, "talks/a.txt", test.text)
			got := found{d.Title, d.TitleFrom, string(d.PublishedAt), d.PublishedFrom, d.Publisher}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("header of %q (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

func TestLanguage(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"English":         {"The delegation of Kadria said that it would not agree to the plan of the neighbours.", "en"},
		"English, short":  {"Iranian officials have condemned a court decision to reinstate the ban on travellers from six countries.", "en"},
		"German":          {"Die Abordnung erklärte am Montag, sie werde dem Plan der Nachbarn nicht zustimmen, so war es in der Stadt zu hören.", "de"},
		"French":          {"La délégation a déclaré lundi que le plan des voisins sur le fleuve ne sera pas accepté par son gouvernement.", "fr"},
		"Dutch":           {"De delegatie zei maandag dat zij het plan van de buren niet zal aannemen, want het water is van ons en was dat altijd.", "nl"},
		"no words at all": {"1, 2, 3 — 4", "und"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			if got := parseOne(t, "talks/a.txt", test.text).Language; got != test.want {
				t.Errorf("language of %q: want %s, got %s", test.text, test.want, got)
			}
		})
	}
}
