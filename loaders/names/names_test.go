package names_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/loaders/names"
)

// persons lists the persons of a text: "Name: Party", with "!" for a bystander and "#" for a chair.
func persons(n *names.Names) []string {
	var found []string
	for _, p := range n.Persons() {
		line := p.Name + ":"
		if p.Party != nil {
			line += " " + p.Party.Name
		}
		if p.Bystander {
			line += "!"
		}
		if p.Chair {
			line += "#"
		}
		found = append(found, line)
	}
	return found
}

func TestPersons(t *testing.T) {
	v, parser := vocabulary(t), parser(t)
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"a demonym before the title":      {"Norwegian Foreign Minister Anna Holm rejected the offer.", []string{"Anna Holm: Norway"}},
		"a name before the title":         {"U.S. President Peter Mandrell welcomed the plan.", []string{"Peter Mandrell: United States"}},
		"a possessive and a comma":        {"Norway's envoy, Anna Holm, said the talks went well.", []string{"Anna Holm: Norway"}},
		"an apposition":                   {"Yusuf Karim, the Sudanese vice president, said the talks went well.", []string{"Yusuf Karim: Sudan"}},
		"an apposition with a domain":     {"The head of Iran's atomic energy organization, Reza Tavani, said Friday the plan was dead.", []string{"Reza Tavani: Iran"}},
		"of a state":                      {"Prime Minister Anna Holm of Norway met President Lars Berg of Sweden.", []string{"Anna Holm: Norway", "Lars Berg: Sweden"}},
		"a president with his full name":  {"The plan of President Lars Berg would change the law. Oman's opposition rejected it, and Oman's courts too. The United States waits.", []string{"Lars Berg:"}},
		"a member of a group in brackets": {"Anna Holm (Norway) opposed the text.", []string{"Anna Holm: Norway"}},
		"a kinsman":                       {"Jared Quist, the son-in-law of President Peter Mandrell, watched the game. U.S. President Peter Mandrell smiled.", []string{"Jared Quist:!", "Peter Mandrell: United States"}},
		"a counterpart":                   {"Norwegian Prime Minister Anna Holm and her Swedish counterpart Lars Berg signed the treaty.", []string{"Anna Holm: Norway", "Lars Berg: Sweden"}},
		"short names":                     {"Russian President Viktor Talin spoke. Mr. Talin left. President Talin came back. Talin smiled.", []string{"Viktor Talin: Russia"}},
		"father and son":                  {"U.S. President Peter Mandrell Jr. spoke. Mandrell left.", []string{"Peter Mandrell Jr.: United States"}},
		"an analyst":                      {"Erik Dahl, an analyst at the Oslo Institute, said Norway would not sign.", []string{"Erik Dahl:!"}},
		"a rebel leader":                  {"The rebels took Gola on Sunday. Rebel leader Sam Okoro said the rebels would not disarm.", []string{"Sam Okoro: Rebels"}},
		"a list behind one title":         {"Norway and Sweden met on Monday. Norwegian Foreign Minister Anna Holm and Defense Minister Per Lund welcomed it.", []string{"Anna Holm: Norway", "Per Lund: Norway"}},
		"one list each":                   {"Norway and Sweden said their foreign ministers, Anna Holm and Lars Berg, would meet.", []string{"Anna Holm: Norway", "Lars Berg: Sweden"}},
		"an office resumed":               {"Iran's foreign minister says the talks are stalled. Speaking to reporters in Tehran, Reza Tavani said Iran would wait.", []string{"Reza Tavani: Iran"}},
		"a pope":                          {"Pope Clement XV called for peace in Sudan.", []string{"Pope Clement XV: Vatican"}},
		"his own party":                   {"Chancellor Karl Weber's Social Democrats will not join the coalition.", []string{"Karl Weber: Social Democrats"}},
		"the other of a title":            {"Joint statement of the leaders of Norway and Oman\n\nPresident Anna Holm welcomed Omani President Said Harib to the coast. President Holm praised the talks.", []string{"Anna Holm: Norway", "Said Harib: Oman"}},
		"a victim":                        {"Hundreds came to the funeral of Norwegian minister Anna Holm.", []string{"Anna Holm: Norway!"}},
		"a man of his master":             {"A spokesman for Indian Prime Minister Dev Rao, Anil Sen, told reporters the talks would go on.", []string{"Dev Rao: India", "Anil Sen: India"}},
		"a delegation":                    {"Norway's delegation included Foreign Minister Anna Holm and Energy Minister Per Lund.", []string{"Anna Holm: Norway", "Per Lund: Norway"}},
		"an envoy for another's war":      {"We thank UN Special Envoy for Yemen Jens Mikkelsen for his work.", []string{"Jens Mikkelsen: United Nations"}},
		"an ambassador to another":        {"The U.S. ambassador to the United Nations, Paul Strand, said the vote would come.", []string{"Paul Strand: United States"}},
		"his own army":                    {"Iraqi cleric Hadi Saleh urged his Gola Army to stop fighting.", []string{"Hadi Saleh: Gola Army"}},
		"a bare title":                    {"Swedish Prime Minister Lars Berg warned Iran. Iran says Iran and Iraq will talk. President Mandrell wants Iran to stop.", []string{"Lars Berg: Sweden", "Mandrell:"}},
		"a visitor is no host":            {"President Mandrell is in Norway for talks with Prime Minister Holm. Norway and the United States want a deal.", []string{"Mandrell: United States", "Holm: Norway"}},
		"a seat beside a bare title":      {"Iran and Iraq must talk, President Mandrell said. The White House said the president would not wait.", []string{"Mandrell: United States"}},
		"the office without the name":     {"President Talin arrived in Oman on Sunday. In Oman the Russian president met nobody.", []string{"Talin: Russia"}},
		"a counterpart of a bare title":   {"President Mandrell will meet his Colombian counterpart in May. Colombia has asked for it.", []string{"Mandrell:"}},
		"a state that is only named":      {"Anna Holm arrived on Monday and met Li Danqing, the Chinese premier. It snowed in Moscow. The talks lasted an hour.", []string{"Anna Holm:", "Li Danqing: China"}},
		"a state that it is about":        {"Oman wants more fuel. President Mandrell said the fuel is ready. Lawmakers of the United States must vote on it first, and the United States has few tankers.", []string{"Mandrell: United States"}},
		"an armed group beside":           {"Holm met Egyptian Foreign Minister Said Harib. Hezbollah and Egypt are at odds. The talks lasted an hour.", []string{"Holm:", "Said Harib: Egypt"}},
		"a leader each":                   {"The delegations of Norway and Oman, headed by Minister Anna Holm and Ambassador Said Harib, signed the treaty.", []string{"Anna Holm: Norway", "Said Harib: Oman"}},
		"two leaders of one":              {"The delegations of Norway and Oman arrive in Muscat, Oman, with the Norwegian delegation led by parliament speaker Anna Holm and foreign minister Per Lund.", []string{"Anna Holm: Norway", "Per Lund: Norway"}},
		"an office behind an address":     {"Ms Federal Chancellor, welcome to Oslo, Prime Minister Lars Berg of Norway said.", []string{"Lars Berg: Norway"}},
		"what reports of others tell":     {"U.S. reports suggest that President Talin still wants the north.", []string{"Talin:"}},
		"met where one goes":              {"Swedish Prime Minister Lars Berg visited Norway. Berg met with Prime Minister Holm.", []string{"Lars Berg: Sweden", "Holm: Norway"}},
		"speaking for a government":       {"Speaking for the Government of Norway, Justice Minister Anna Holm met Iran and Oman.", []string{"Anna Holm: Norway"}},
		"another minister's state":        {"Iran and Oman met. Defence Minister Mandrell will wait. Oman's foreign minister left, and Iran's foreign minister stayed.", []string{"Mandrell:"}},
		"an office of one state":          {"Secretary of State Peter Mandrell rejected a call for talks with Iran.", []string{"Peter Mandrell: United States"}},
		"an office of several states":     {"Pakistani troops left. Foreign Secretary Imran Shah said Pakistan would wait.", []string{"Imran Shah: Pakistan"}},
		"an office with its state":        {"Indian Foreign Secretary Dev Rao met Iran's envoys.", []string{"Dev Rao: India"}},
		"an ambassador taken up":          {"Iraq's ambassador to the United Nations wants the sanctions lifted. Ambassador Karim Hadad spoke in New York.", []string{"Karim Hadad: Iraq"}},
		"an officer of the only state":    {"Turkey's parliament approved the mission. Prime Minister Emre Aydin had urged support for it.", []string{"Emre Aydin: Turkey"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, persons(find(v, parser, c.body))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// The cases that other programs got wrong, in our own words.
func TestCases(t *testing.T) {
	v, parser := vocabulary(t), parser(t)
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"a nickname in quotes":    {"OSLO, May 4, 2026 (Agency) - “We refuse the truce,” said Omar “The Anchor” Dalle, a spokesman for the Gola Front.", []string{"Omar “The Anchor” Dalle: Gola Front"}},
		"two people of one name":  {"Portuguese negotiator Ines Prata said Portugal supports the accord. Brazilian Trade Minister Ines Prata said Brazil rejects the accord.", []string{"Ines Prata: Portugal", "Ines Prata: Brazil"}},
		"two people of a surname": {"Somali Foreign Minister Nur Warsame welcomed the deal. Somali Defence Minister Ali Warsame opposed the deal. Mr. Warsame left.", []string{"Nur Warsame: Somalia", "Ali Warsame: Somalia"}},
	} {
		t.Run(name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, persons(find(v, parser, c.body))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestParties(t *testing.T) {
	v, parser := vocabulary(t), parser(t)
	for name, c := range map[string]struct {
		body string
		want []string
	}{
		"an acronym in brackets": {"The Gola Salvation Front (GSF) refused to sign. The GSF wants elections.", []string{"Gola Salvation Front"}},
		"initials spelled out":   {"Norway said the Inspectorate-General for Upland Grazing (IGUG) wants a new map. The IGUG will pay.", []string{"Norway", "Inspectorate-General for Upland Grazing"}},
		"whose spokesman it is":  {"A spokesman for the IGUG said it backs a new map.", []string{"IGUG"}},
		"a short form":           {"The Gola Salvation Front refused to sign. The Front wants elections.", []string{"Gola Salvation Front"}},
		"the fuller rebels":      {"Darfur rebels refused to sign. The rebels want elections.", []string{"Darfur rebels"}},
		"a people of a state":    {"Norlandish Corals refused to sign.", []string{"Norlandish Corals"}},
		"people of a cause":      {"The pirates demanded a ransom.", []string{"Pirates"}},
		"rebels of a front":      {"Lord's Resistance Army rebels refused to sign. The rebels want elections.", []string{"Lord's Resistance Army"}},
		"no party in a verb":     {"Let me say that Norway will sign.", []string{"Norway"}},
		"groups by name":         {"Shi'ite negotiators refused the draft. The Shi'ites want a new one.", []string{"Shi'ites"}},
		"powers":                 {"World powers offered Iran a deal.", []string{"World powers", "Iran"}},
		"a ministry of a state":  {"The Norwegian Foreign Ministry rejected the plan.", []string{"Norway"}},
		"the fullest name":       {"The Sudan People's Liberation Movement (SPLM) rejected the plan. The SPLM will meet.", []string{"Sudan People's Liberation Movement"}},
		"no part of the West":    {"Norway spoke of the West Bank.", []string{"Norway"}},
		"a state's own council":  {"Armenian National Security Council Secretary Aram Petros met Iran's envoy.", []string{"Armenia", "Iran"}},
		"a backed government":    {"Somalia's Ethiopian-backed government rejected the plan.", []string{"Somalia", "Ethiopia"}},
		"the opposition":         {"The opposition rejected the budget.", []string{"Opposition"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range find(v, parser, c.body).Parties() {
				got = append(got, p.Name)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

func TestNamed(t *testing.T) {
	v, parser := vocabulary(t), parser(t)
	for name, c := range map[string]struct{ body, word, want string }{
		"a state":                   {"Norway rejected the plan.", "norway", "Norway"},
		"an adjective's officials":  {"Russian negotiators rejected the plan.", "negotiators", "Russia"},
		"officials from several":    {"Trade ministers from Norway, Sweden and Iran halted the talks.", "ministers", "Norway, Sweden, Iran"},
		"an adjective's people":     {"Russian voters rejected the plan.", "voters", "nobody"},
		"a capital that acts":       {"Tehran says it will not sign.", "tehran", "Iran"},
		"a capital as a place":      {"The talks were held in Tehran.", "tehran", "nobody"},
		"a seat":                    {"The Kremlin rejected the plan.", "kremlin", "Russia"},
		"a name's office":           {"U.S. President Peter Mandrell spoke. The Mandrell administration rejected the plan.", "administration", "United States"},
		"a government of":           {"The government of Norway rejected the plan.", "government", "Norway"},
		"a spokesman for":           {"A spokesman for the Norwegian trade ministry rejected the plan.", "spokesman", "Norway"},
		"a title before a name":     {"Norwegian Foreign Minister Anna Holm rejected the plan.", "holm", "Anna Holm"},
		"a prime minister":          {"Sweden's prime minister rejected the plan.", "minister", "Sweden"},
		"a thing":                   {"The Norwegian plan was rejected.", "plan", ""},
		"a backed government":       {"Somalia's Ethiopian-backed government rejected the plan.", "government", "Somalia"},
		"a chamber":                 {"Turkey's army left. Turkey is proud. Turkey said that lawmakers approved the mission.", "lawmakers", "Turkey"},
		"adjectives of a list":      {"Norway held talks with the Belarusian, Kazakh, and Ukrainian presidents.", "presidents", "Ukraine, Kazakhstan, Belarus"},
		"an officer behind a state": {"The President of Norway Kari Holm rejected the plan. Nobody spoke.", "president", "Kari Holm"},
		"countries, including":      {"The plan has the backing of countries around the world, including Norway and Oman.", "countries", "Norway, Oman"},
		"a party in small letters":  {"Israel's ruling Tarn party signed the plan. Tarn is proud.", "party", "Tarn party"},
		"an owner":                  {"The Norwegian plan was rejected.", "norwegian", "Norway"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := at(find(v, parser, c.body), c.body, c.word); got != c.want {
				t.Errorf("%q is %q, want %q", c.word, got, c.want)
			}
		})
	}
}

// at returns whom the last word of that text means.
func at(n *names.Names, body, word string) string {
	at := strings.LastIndex(strings.ToLower(body), word)
	var got []string
	for i, s := range n.Sentences() {
		for k, w := range s.Words {
			if w.Start != at {
				continue
			}
			for _, r := range n.At(i, k) {
				if r.Holds() {
					got = append(got, r.Name())
				} else {
					got = append(got, "nobody")
				}
			}
		}
	}
	return strings.Join(got, ", ")
}

func TestRoles(t *testing.T) {
	v, parser := vocabulary(t), parser(t)
	body := "Norwegian Foreign Minister Anna Holm spoke. Former Swedish premier Lars Berg listened."
	n := find(v, parser, body)
	var got []string
	for _, p := range n.Persons() {
		for _, r := range p.Roles {
			if body[r.Evidence.Start:r.Evidence.End] != r.Evidence.Text {
				t.Errorf("evidence %+v is not what the text says", r.Evidence)
			}
			got = append(got, p.Name+": "+r.Text+" "+string(r.Capacity))
		}
	}
	want := []string{"Anna Holm: Foreign Minister SPEAKS_FOR", "Lars Berg: premier BELONGS_TO"}
	if !slices.Equal(got, want) {
		t.Errorf("roles %q, want %q", got, want)
	}
}

// Who persons are does not hang on their names.
func TestRenaming(t *testing.T) {
	v, parser := vocabulary(t), parser(t)
	body := "Norwegian Foreign Minister Anna Holm met Lars Berg, the Swedish premier, on Monday. Holm said Norway would sign. A spokesman for the Gola Front, Omar Dalle, rejected the deal."
	renamed := strings.NewReplacer("Anna Holm", "Bela Strand", "Holm", "Strand", "Lars Berg", "Nils Moe", "Omar Dalle", "Idris Toma").Replace(body)
	want := persons(find(v, parser, body))
	for i := range want {
		want[i] = strings.NewReplacer("Anna Holm", "Bela Strand", "Lars Berg", "Nils Moe", "Omar Dalle", "Idris Toma").Replace(want[i])
	}
	if diff := cmp.Diff(want, persons(find(v, parser, renamed))); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func FuzzFind(f *testing.F) {
	v, parser := vocabulary(f), parser(f)
	f.Add("Norwegian Foreign Minister Anna Holm, who leads the Gola Front (GF), met the rebels' X “Y” Z in Oslo.")
	f.Fuzz(func(t *testing.T, body string) {
		if len(body) > 2000 {
			return
		}
		n := find(v, parser, body)
		for i, s := range n.Sentences() {
			end := 0
			for _, m := range n.Mentions(i) {
				if m.From < end || m.To <= m.From || m.To > len(s.Words) || m.Head < m.From || m.Head >= m.To {
					t.Fatalf("mention %+v of %q", m, body)
				}
				end = m.To
			}
		}
	})
}
