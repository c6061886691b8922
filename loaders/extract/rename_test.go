package extract_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/fixtures"
)

// A cast gives every actor of a collection an invented name, and says in a pack what parties the invented names are. The pack names parties only.
type cast struct {
	collection string
	parties    string // parties.yaml
	names      string // "old > new", a line each, longest first where one begins another
}

func casts() []cast {
	return []cast{{
		collection: "miami-2025-12",
		parties: `kind: parties
parties:
  - {id: kestria, name: Kestria, type: STATE, demonyms: [Kestrian, Kestrians], capitals: [Dvorny], seats: [Redwall]}
  - {id: halvany, name: Halvany, type: STATE, demonyms: [Halvanian, Halvanians], capitals: [Ostrel]}
  - {id: united-cantons, name: United Cantons, type: STATE, aliases: [U.C., Cantonia], demonyms: [Cantonian, Cantonians], capitals: [Mardale], seats: [Grey House]}
  - {id: lusarde, name: Lusarde, type: STATE, demonyms: [Lusardese]}
  - {id: auria, name: Auria, type: BLOC, demonyms: [Aurian, Aurians]}
  - {id: lato, name: LATO, type: BLOC}
`,
		names: `
United States > United Cantons
White House > Grey House
U.S. > U.C.
Americans > Cantonians
American > Cantonian
America > Cantonia
Washington > Mardale
Russians > Kestrians
Russian > Kestrian
Russia > Kestria
RUSSIAN > KESTRIAN
Moscow > Dvorny
MOSCOW > DVORNY
Kremlin > Redwall
Ukrainians > Halvanians
Ukrainian > Halvanian
Ukraine > Halvany
UKRAINIAN > HALVANIAN
Kyiv > Ostrel
KYIV > OSTREL
Portuguese > Lusardese
Portugal > Lusarde
Europeans > Aurians
European > Aurian
Europe > Auria
NATO > LATO
Volodymyr > Marek
Zelenskyy > Tolvanen
Vladimir > Oskar
Putin > Drenn
Kirill > Jonas
Dmitriev > Velmar
Steve > Peter
Witkoff > Halloran
Witcoff > Halloren
Jared > Simon
Kushner > Aldrich
Rustem > Emil
Umerov > Sarkany
Marco > Bruno
Rubio > Castell
Donald > Gerald
Trump > Finch
Luís > Tomás
Montenegro > Verdelho
Yuri > Pavel
Ushakov > Orlin
Lindsey > Leslie
Graham > Barlow
Yulia > Irma
Svyrydenko > Kovacsevna
`}, {
		collection: "sarrow-basin-2024",
		parties: `kind: parties
parties:
  - {id: brennet, name: Brennet, type: STATE, demonyms: [Brenneter, Brenneters], capitals: [Liskov]}
  - {id: corvania, name: Corvania, type: STATE, demonyms: [Corvanian, Corvanians], capitals: [Umber]}
  - {id: dellmark, name: Dellmark, type: STATE, demonyms: [Dellish], capitals: [Fort Anners]}
  - {id: eastlund, name: Eastlund, type: STATE, demonyms: [Eastlunder, Eastlunders], capitals: [Korsness]}
  - {id: delta-states-group, name: Delta States Group, type: BLOC, aliases: [DSG], members: [corvania, dellmark]}
  - {id: council-of-mountain-lands, name: Council of Mountain Lands, type: ORGANIZATION}
  - {id: varn-river-commission, name: Varn River Commission, type: ORGANIZATION, aliases: [River Commission]}
  - {id: reedland-freedom-front, name: Reedland Freedom Front, type: ARMED_GROUP, aliases: [RFF, Reedland Front]}
`,
		names: `
Lower Basin Group > Delta States Group
LOWER BASIN GROUP > DELTA STATES GROUP
Council of Inland States > Council of Mountain Lands
Sarrow River Commission > Varn River Commission
SARROW RIVER COMMISSION > VARN RIVER COMMISSION
Saltmarsh Liberation Front > Reedland Freedom Front
Sarrow > Varn
Kadrian > Brenneter
Kadria > Brennet
KADRIA > BRENNET
Belmora > Liskov
Tellany > Corvania
TELLANY > CORVANIA
Ostravian > Dellish
Ostravel > Dellmark
OSTRAVEL > DELLMARK
Port Lemm > Fort Anners
PORT LEMM > FORT ANNERS
Norhaven > Eastlund
NORHAVEN > EASTLUND
Aldersund > Korsness
Ilvo > Anders
Brantek > Quist
Sennika > Marit
Dorval > Helgen
Toma > Radu
Halvesk > Bennick
Edda > Signe
Kvistgaard > Tornqvist
Rusk > Bram
Aldane > Tasker
Pell > Ivo
Corvane > Mander
Maren > Karin
Oswick > Fallows
Quill > Piers
Hasting > Rowley
Lena > Dora
Morvik > Stenning
`}}
}

// rename returns a function that gives a text the invented names.
func (c cast) rename() func(string) string {
	news := map[string]string{}
	var olds []string
	for line := range strings.Lines(strings.TrimSpace(c.names)) {
		before, after, _ := strings.Cut(strings.TrimSpace(line), " > ")
		news[before] = after
		old := strings.ReplaceAll(regexp.QuoteMeta(before), " ", `\s`) // a name may be broken across lines
		if !strings.HasSuffix(old, ".") {
			old += `\b`
		}
		olds = append(olds, old)
	}
	names := regexp.MustCompile(`\b(` + strings.Join(olds, "|") + `)`)
	return func(text string) string {
		return names.ReplaceAllStringFunc(text, func(old string) string { return news[strings.Join(strings.Fields(old), " ")] })
	}
}

// pack returns the user pack of the invented parties.
func (c cast) pack() fs.FS {
	return fstest.MapFS{
		"pack.yaml":    {Data: []byte("pack: invented\nversion: 1\nabout: invented parties\nneeds: [core]\n")},
		"parties.yaml": {Data: []byte(c.parties)},
	}
}

// TestRenamedActors holds that names carry nothing: with every actor renamed, and the parties named in a user pack, the grammar reads the same.
func TestRenamedActors(t *testing.T) {
	for _, c := range casts() {
		c.holds(t)
	}
}

// holds tells the test whether the grammar reads the collection's documents alike with the names of the cast.
func (c cast) holds(t *testing.T) {
	t.Helper()
	var own []fs.FS
	if pack, ok := fixtures.Pack(c.collection); ok {
		own = append(own, partiesOnly(t, pack))
	}
	before, after := grammar(t, []string{"core"}, own...), grammar(t, []string{"core"}, c.pack())
	rename := c.rename()
	files, err := fixtures.Documents(c.collection)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(file.Name, func(t *testing.T) {
			plain := run(t, before, parse(t, file.Name, string(file.Text)))
			renamed := run(t, after, parse(t, file.Name, rename(string(file.Text))))
			want, got := lines(rename(readable(&plain))), lines(readable(&renamed))
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("renaming the actors changes what is read (-as written +renamed):\n%s", diff)
			}
			if len(plain.Terms) != len(renamed.Terms) {
				t.Errorf("renaming the actors changes how many terms there are: want %d, got %d", len(plain.Terms), len(renamed.Terms))
			}
		})
	}
}

// lines returns the lines of a text, sorted: parties that one mention names together are ordered by their names.
func lines(text string) []string { return slices.Sorted(strings.Lines(text)) }

// partiesOnly returns a pack without its terms and issues.
func partiesOnly(t *testing.T, pack fs.FS) fs.FS {
	t.Helper()
	kept := fstest.MapFS{}
	for _, name := range []string{"pack.yaml", "parties.yaml"} {
		text, err := fs.ReadFile(pack, name)
		if err != nil {
			t.Fatal(err)
		}
		kept[name] = &fstest.MapFile{Data: text}
	}
	return kept
}
