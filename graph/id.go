package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// idBytes is how much of a hash an id keeps: 80 bits hold 10^9 statements with a chance of a clash below 10^-6.
const idBytes = 10

// reserved are the prefixes of ids that no document may take.
var reserved = []string{"party:", "envoy:", "issue:", "term:", "statement:", "meeting:"}

// KindOf tells the kind of the node that an id is of, by how the id begins: KindDemand for both kinds of term.
func KindOf(id string) Kind {
	kinds := []Kind{KindParty, KindEnvoy, KindIssue, KindDemand, KindStatement, KindMeeting}
	for i, prefix := range reserved {
		if strings.HasPrefix(id, prefix) {
			return kinds[i]
		}
	}
	return KindDocument
}

// PartyID returns the id of the party with that slug or name.
func PartyID(name string) string { return "party:" + Slug(name) }

// EnvoyID returns the id of the envoy of that full name; party is a party id, or empty where the text gives none.
func EnvoyID(name, party string) string {
	if party == "" {
		return "envoy:" + Slug(name)
	}
	return "envoy:" + Slug(name) + "." + strings.TrimPrefix(party, "party:")
}

// IssueID returns the id of the issue with that slug or name.
func IssueID(name string) string { return "issue:" + Slug(name) }

// TermID returns the id of the term with that slug or key.
func TermID(key string) string { return "term:" + Slug(key) }

// StatementID returns the id of a statement: a hash of its document, evidence span, actor as written (with the ordinal where one mention
// stands for several), stance, and the spans of cue and point.
func StatementID(s *Statement, ordinal int) string {
	return "statement:" + hash(s.Document, span(s.Quote), s.ActorText, strconv.Itoa(ordinal), string(s.Stance), span(s.Cue), span(s.Point), s.Point.Text)
}

// IsStatementID tells whether an id is that of a statement.
func IsStatementID(id string) bool { return strings.HasPrefix(id, "statement:") }

// MeetingID returns the id of a meeting: a hash of its document, span, participants as written and status.
func MeetingID(m *Meeting) string {
	parts := []string{m.Document, span(m.Quote), string(m.Status)}
	for _, p := range m.Participants {
		parts = append(parts, p.Text)
	}
	return "meeting:" + hash(parts...)
}

func span(p Passage) string { return strconv.Itoa(p.Start) + "-" + strconv.Itoa(p.End) }

// hash joins the parts unambiguously and returns the start of their SHA-256 in hexadecimal.
func hash(parts ...string) string {
	h := sha256.New()
	for _, part := range parts {
		h.Write([]byte(strconv.Itoa(len(part)) + ":" + part))
	}
	return hex.EncodeToString(h.Sum(nil)[:idBytes])
}

// plain tells whether text is small ASCII letters and digits only: its own slug.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; (c < 'a' || c > 'z') && (c < '0' || c > '9') {
			return false
		}
	}
	return true
}

// The lengths of ids in bytes: databases index no key of any length, so that a slug which would be longer is cut and ends with a hash of the whole.
const (
	longestSlug = 200
	longestID   = 2000
)

// Slug returns text as a readable key: letters and digits in lower case without accents, everything else folded to single hyphens.
func Slug(text string) string {
	slug := hyphened(text)
	if len(slug) <= longestSlug {
		return slug
	}
	cut := longestSlug - 2*idBytes - 1
	for !utf8.RuneStart(slug[cut]) {
		cut--
	}
	return strings.TrimRight(slug[:cut], "-") + "-" + hash(slug)
}

func hyphened(text string) string {
	if plain(text) {
		return text
	}
	var b strings.Builder
	hyphen := false
	for _, r := range norm.NFKD.String(text) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if hyphen && b.Len() > 0 {
				b.WriteByte('-')
			}
			hyphen = false
			b.WriteRune(unicode.ToLower(r))
		case unicode.Is(unicode.Mn, r) || r == '\'' || r == '’' || r == '.':
		default:
			hyphen = true
		}
	}
	return b.String()
}
