package parse_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/parleygraph/parley/loaders/grammar/parse"
)

var splits = []struct{ sentence, want string }{
	{`The state-run agency didn't say it's "U.S.-led".`, `The state-run agency did n't say it 's " U.S.-led " .`},
	{"He said—bluntly—that they’ll go.", "He said — bluntly — that they ’ll go ."},
	{"The U.S.'s envoy met Mr. Annan at 5 p.m. in Washington, D.C.", "The U.S. 's envoy met Mr. Annan at 5 p.m. in Washington , D.C."},
	{"“We don’t accept it,” she said.", "“ We do n’t accept it , ” she said ."},
	{"The G-77/CHINA can't and cannot agree.", "The G-77 / CHINA ca n't and can not agree ."},
	{"Leaders' talks (2022–present) cost $5.2 million, or 10%...", "Leaders ' talks ( 2022 – present ) cost $ 5.2 million , or 10 % ..."},
	{"The plan--if any--ended.Then nothing", "The plan -- if any -- ended . Then nothing"},
	{"Write to a.b@un.org or see https://un.org/a,b.", "Write to a.b@un.org or see https://un.org/a,b ."},
	{"J. Smith and U.N. staff left on Jan. 5.", "J. Smith and U.N. staff left on Jan. 5 ."},
	{"It was 6:00 P.M. EST; 5pm; US$30", "It was 6:00 P.M. EST ; 5 pm ; US $ 30"},
	{"President Biden’ s call", "President Biden ’ s call"},
	{"", ""},
}

func TestTokenize(t *testing.T) {
	for _, c := range splits {
		var got []string
		for _, k := range parse.Tokenize(c.sentence) {
			got = append(got, c.sentence[k.Start:k.End])
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("got  %s\nwant %s", s, c.want)
		}
	}
}

func FuzzTokenize(f *testing.F) {
	for _, c := range splits {
		f.Add(c.sentence)
	}
	f.Fuzz(func(t *testing.T, s string) {
		at := 0
		for _, k := range parse.Tokenize(s) {
			if k.Start < at || k.End <= k.Start || k.End > len(s) {
				t.Fatalf("token %v of %q after %d", k, s, at)
			}
			if gap := s[at:k.Start]; strings.TrimFunc(gap, unicode.IsSpace) != "" {
				t.Fatalf("%q of %q is in no token", gap, s)
			}
			at = k.End
		}
		if strings.TrimFunc(s[at:], unicode.IsSpace) != "" {
			t.Fatalf("the end of %q is in no token", s)
		}
	})
}
