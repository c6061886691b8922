package names_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/loaders/grammar"
	"github.com/parleygraph/parley/loaders/grammar/parse"
	"github.com/parleygraph/parley/loaders/names"
	"github.com/parleygraph/parley/loaders/text"
)

// A page is a text of our own, read by all stages up to names.
type page struct {
	*text.Document
	sentences []*grammar.Sentence
	who       *names.Names
}

// pages returns how to read texts of our own.
func pages(t *testing.T) func(body string) page {
	model, err := parse.Open()
	if err != nil {
		t.Fatal(err)
	}
	v := vocabulary(t)
	return func(body string) page { return readPage(model, v, body) }
}

func readPage(model *parse.Model, v *names.Vocabulary, body string) page {
	p := page{Document: text.Read(body, "", v.Abbreviated)}
	for _, s := range p.Sentences {
		p.sentences = append(p.sentences, grammar.New(grammar.Parsed(model.Parse(body[s.Start:s.End]), s.Start)))
	}
	p.who = names.Find(p.Document, p.sentences, v)
	return p
}

// find returns the sentence and word that begins at a byte; the tables mark it as *word*.
func (p page) find(t *testing.T, at int) (sentence, word int) {
	for i, s := range p.sentences {
		for w := range s.Words {
			if s.Words[w].Start == at {
				return i, w
			}
		}
	}
	t.Fatalf("no word begins at byte %d of %q", at, p.Text)
	return 0, 0
}

// marked takes the stars off a text and returns where the marked word begins.
func marked(body string) (plain string, at int) {
	before, rest, _ := strings.Cut(body, "*")
	return before + strings.Replace(rest, "*", "", 1), len(before)
}

// sides names the sides of refs, "nobody" for a Nobody.
func sides(refs []names.Ref) string {
	var all []string
	for _, r := range refs {
		switch p := r.Side(); {
		case !r.Holds():
			all = append(all, "nobody")
		case p != nil:
			all = append(all, p.Name)
		default:
			all = append(all, r.Name())
		}
	}
	return strings.Join(all, ", ")
}

const (
	readout = "Title: Readout of President Kari Holm's Call with President Lars Berg of Sweden\nDate: 2024-01-05\n\nPresident Kari Holm of Norway spoke today with President Lars Berg of Sweden. "
	wire    = "Norwegian Foreign Minister Kari Holm met Swedish Foreign Minister Lars Berg in Helsinki on Monday. "
)

func TestAt(t *testing.T) {
	read := pages(t)
	for _, c := range []struct{ name, text, want string }{
		{"he is who spoke last", "Norwegian President Lars Holm arrived in Geneva on Friday. *He* rejected the plan.", "Norway"},
		{"he in a reported clause is who says it", "Norwegian President Lars Holm said *he* rejects the plan.", "Norway"},
		{"it in a reported clause is the side that says it", "Norway said on Friday that *it* would reject the plan.", "Norway"},
		{"its is the subject's", "Norway has rejected the possibility of suspending *its* program.", "Norway"},
		{"its is of the nearest subject, not of who reports", "Swedish officials say Norway rejected *its* own plan.", "Norway"},
		{"he is not whom a quotation speaks of", "Swedish President Karl Holm called for more pressure, stating, “Norway must say it clearly. Norwegian President Lars Berg does not feel it yet.” *He* would support the talks.", "Sweden"},
		{"its is whose act is blamed", "Norway criticized Oman for *its* refusal to talk.", "Oman"},
		{"its is whose act is punished", "Norway and Sweden favor new sanctions on Oman for *its* refusal to talk.", "Oman"},
		{"a list behind a noun", "Other *countries* like Norway and Sweden refused to pay.", "Norway, Sweden"},
		{"factions by their names", "Leaders of the *factions* Fatah and Hamas met.", "Fatah, Hamas"},
		{"it stands for a clause", "Norway met Sweden. *It* was agreed that talks would go on.", ""},
		{"they are those who met", readout + "*They* agreed to continue the talks.", "Norway, Sweden"},
		{"both leaders", readout + "Both *leaders* agreed to continue the talks.", "Norway, Sweden"},
		{"both alone", readout + "*Both* agreed to continue the talks.", "Norway, Sweden"},
		{"the two sides", wire + "The two *sides* agreed to continue the talks.", "Norway, Sweden"},
		{"the two countries", wire + "The two *countries* agreed to continue the talks.", "Norway, Sweden"},
		{"neither side", wire + "Neither *side* accepted the plan.", "Norway, Sweden"},
		{"the sides of something else are others", wire + "The *parties* to the conflict in the south rejected the plan.", ""},
		{"the president is the last so called", "Norwegian President Lars Holm met Swedish Prime Minister Anna Berg. The *president* rejected the plan.", "Norway"},
		{"a title's first word counts", "Norwegian Prime Minister Lars Holm met Swedish Foreign Minister Anna Berg. The Prime *Minister* rejected the plan.", "Norway"},
		{"a league is only one so named", "Norway and the European Union met on Friday. The *league* will meet on Monday.", ""},
		{"the heads of state", wire + "The *heads* of state agreed to continue the talks.", "Norway, Sweden"},
		{"those who negotiate", wire + "*Negotiators* agreed to continue the talks.", "Norway, Sweden"},
		{"they are both whom and joins", "Norway and Sweden say *they* will continue the talks.", "Norway, Sweden"},
		{"his government", "Norwegian President Lars Holm spoke in Oslo. He said his *government* rejects the plan.", "Norway"},
		{"the country is that of who speaks", "Norwegian President Lars Holm says the *country* will reject the plan.", "Norway"},
		{"a joined adjective is both sides", "A *Norwegian-Swedish* statement was signed on Friday.", "Norway, Sweden"},
		{"we in a quotation is the speaker's side", "“*We* reject the plan,” said Norwegian Foreign Minister Kari Holm.", "Norway"},
		{"our in a quotation after its speaker", "Norwegian Foreign Minister Kari Holm said: “The plan is against *our* interests.”", "Norway"},
		{"we of a statement is its house", "Title: Statement by the President of Norway on the Talks in Geneva\nDate: 2024-01-05\n\nNorway welcomes the talks. *We* urge Sweden to return to them.", "Norway"},
		{"we of a joint statement is all its sides", "Title: Joint Statement of Norway and Sweden\nDate: 2024-01-05\n\n*We* reaffirm that the talks must continue.", "Norway, Sweden"},
		{"we of a speech is whose the text says it is", "Title: UN Security Council meeting 7001, speech 4: Sweden\nDate: 2014\n\nNorway is deeply concerned about the fighting. *We* urge all parties to return to the talks.", "Norway"},
		{"we of a speech is else whose its title says", "Title: UN Security Council meeting 7001, speech 4: Sweden\nDate: 2014\n\nThe fighting must end. *We* urge all parties to return to the talks.", "Sweden"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body, at := marked(c.text)
			p := read(body)
			if got := sides(p.who.At(p.find(t, at))); got != c.want {
				t.Errorf("%s: got %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestSpeaker(t *testing.T) {
	read := pages(t)
	const label = "Title: Press Conference\nDate: 2024-01-05\n\nNorwegian Foreign Minister Kari Holm spoke in Oslo.\n\n"
	for _, c := range []struct{ name, text, want string }{
		{"before its attribution", "“The plan is *dead*,” Norwegian Foreign Minister Kari Holm said.", "Norway"},
		{"behind its attribution", "Norwegian Foreign Minister Kari Holm said: “The plan is *dead*.”", "Norway"},
		{"split", "“The plan,” Norwegian Foreign Minister Kari Holm said, “is *dead*.”", "Norway"},
		{"goes on in the next sentence", "“The plan is dead,” Norwegian Foreign Minister Kari Holm said. “It is *over*.”", "Norway"},
		{"goes on in the next paragraph", "Norwegian Foreign Minister Kari Holm said: “The plan is dead.\n\n“It is *over*.”", "Norway"},
		{"a few words", "Norwegian Foreign Minister Kari Holm called the Swedish plan a “*good* start”.", "Norway"},
		{"a few words in a relative clause", "Swedish Foreign Minister Lars Berg repeated his demand, which Norwegian Foreign Minister Kari Holm called “*ridiculous*”.", "Norway"},
		{"a few words in a reported clause", "Norwegian Foreign Minister Kari Holm said Sweden wants an “*open* war”.", "Norway"},
		{"by a pronoun", "Norwegian Foreign Minister Kari Holm spoke in Oslo. “The plan is *dead*,” she said.", "Norway"},
		{"according to", "According to Norwegian Foreign Minister Kari Holm, the plan is *dead*.", "Norway"},
		{"signed behind a dash", "Sweden spoke too.\n\n“The tax on eels must *go* by May.” - Norwegian Foreign Minister Kari Holm\n\nSweden left.", "Norway"},
		{"a dash that goes on is no name", "“The tax on eels must *go* by May.” – Norwegian Foreign Minister Kari Holm heard Swedish Foreign Minister Lars Berg say.", ""},
		{"an analyst is nobody", "“The plan is *dead*,” an analyst said.", "nobody"},
		{"a reported clause", "Norwegian Foreign Minister Kari Holm said the plan is *dead*.", "Norway"},
		{"narration is nobody's", "Norwegian Foreign Minister Kari Holm left. The plan is *dead*.", ""},
		{"agreed by those who met", "Norwegian Foreign Minister Kari Holm met Swedish Foreign Minister Lars Berg. It was *agreed* to continue the talks.", "Norway, Sweden"},
		{"a labelled turn", label + "MS. HOLM: The plan is *dead*.\n\nQ Will you return?\n\nMS. HOLM: No.", "Norway"},
		{"the press is nobody", label + "MS. HOLM: The plan is over.\n\nQ Is it *dead*?\n\nMS. HOLM: Yes.", "nobody"},
		{"a turn around a caption", label + "President of Sweden Lars Berg (retranslated): We welcome it.\n\nTalks in Oslo. Conference on the Basin January 19, 2020\n\nThe plan is *dead*.", "Sweden"},
		{"all behind a colon", "Title: Norway rejects the plan\n\nNorwegian Foreign Minister Kari Holm said:\n\nThe plan is over. It is *dead*.", "Norway"},
	} {
		t.Run(c.name, func(t *testing.T) {
			body, at := marked(c.text)
			p := read(body)
			if got := sides(p.who.Speaker(p.find(t, at))); got != c.want {
				t.Errorf("%s: got %q, want %q", c.text, got, c.want)
			}
		})
	}
}

func TestVoice(t *testing.T) {
	read := pages(t)
	for _, c := range []struct{ name, text, want string }{
		{"a statement", "Title: Statement by President Kari Holm of Norway on the Talks\nDate: 2024-01-05\n\nThe talks must continue.", "Norway"},
		{"a person whose country only the text tells", "Title: Statement by Spokesperson Kari Holm on the Talks\nDate: 2024-01-05\n\nNorway strongly condemns the attack in Sweden. We urge Sweden to return to the talks.", "Norway"},
		{"a readout", "Title: Readout of President Holm's Call with President Lars Berg of Sweden\nDate: 2024-01-05\n\nPresident Holm spoke with President Lars Berg of Sweden. He reaffirmed Norway's commitment to the talks.", "Norway"},
		{"a readout of the usual president", "Title: Readout of President Holm's Call with President Lars Berg of Sweden\nDate: 2024-01-05\n\nPresident Holm spoke with President Lars Berg of Sweden. They agreed to meet.", "United States"},
		{"by an office that one state has", "Title: Press Gaggle by Secretary of the Treasury Anna Holm Ahead of the Summit\nDate: 2024-01-05\n\nSECRETARY HOLM: Russia is pushing China and Russia is failing. We will meet.", "United States"},
		{"a press call", "Title: Background Press Call by a Senior Official on President Holm's Calls with President Lars Berg of Sweden\nDate: 2024-01-05\n\nThe United States supports Sweden.", "United States"},
		{"a joint statement by persons", "Title: Joint Statement by President Holm and President Berg\nDate: 2024-01-05\n\nIt is time to settle the Oman-Iran dispute. We call on the governments of Oman and Iran to talk. The United States waits.", "United States, Berg"},
		{"a summit of three", "Title: Fact Sheet: The Trilateral Summit of the Coast\nDate: 2024-01-05\n\nThe leaders of Norway, Sweden and Oman met. The talks will go on.", "Norway, Sweden, Oman"},
		{"a joint statement", "Title: Joint Statement by Norway and Sweden\nDate: 2024-01-05\n\nThe talks must continue.", "Norway, Sweden"},
		{"an agreement", "Title: Agreement between Norway and Sweden on Trade\nDate: 2024-01-05\n\nThe Parties shall meet.", "Norway, Sweden"},
		{"a speech whose title is wrong", "Title: UN Security Council meeting 7001, speech 4: Sweden\nDate: 2014\n\nMy country, Norway, will not accept this.", "Norway"},
		{"an article is nobody's", "Norway rejected the plan on Friday. Swedish officials were disappointed.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := sides(read(c.text).who.Voice()); got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestRefOfAPair(t *testing.T) {
	body, at := marked(wire + "The two *sides* agreed to continue the talks.")
	p := pages(t)(body)
	refs := p.who.At(p.find(t, at))
	if len(refs) != 2 {
		t.Fatalf("got %d refs, want one for each side", len(refs))
	}
	for _, r := range refs {
		if got := body[r.Start:r.End]; got != "The two sides" || !r.Pronoun {
			t.Errorf("got %q, pronoun %v; want the phrase as written that only points", got, r.Pronoun)
		}
	}
}
