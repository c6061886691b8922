package llm

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/parleygraph/parley/loaders/evidence"
)

// An answer is what a model claims of one passage.
type answer struct {
	read       bool // it is an object of the contract, or the beginning of one
	actors     []evidence.ActorClaim
	statements []evidence.Claim
	meetings   []evidence.MeetingClaim
	dropped    map[evidence.Objection]int
}

// The bounds of an answer.
const (
	mostClaims = 600 // of one list
	mostParts  = 50  // conditions, principals, participants, pairs or sentences of one claim
	mostNested = 8   // arrays and objects in each other
)

// answerOf returns the claims in what a model says. An answer that was refused, filtered or is empty has none, and says so.
func answerOf(s said) answer {
	switch {
	case s.refusal:
		return answer{dropped: map[evidence.Objection]int{refused: 1}}
	case s.Content == "":
		return answer{dropped: map[evidence.Objection]int{noAnswer: 1}}
	}
	return parseAnswer(s.Content)
}

// whole tells whether an answer can be read to its end.
func whole(content string) bool {
	a := parseAnswer(content)
	return a.read && a.dropped[cutOff] == 0
}

// parseAnswer reads what a model wrote: {"actors":[...],"statements":[...],"meetings":[...]}, alone, inside a code fence, or behind its thoughts or a word of
// introduction. Of an answer that breaks off, the whole items count. Keys beside these are passed over.
func parseAnswer(text string) answer {
	a := answer{dropped: map[evidence.Objection]int{}}
	if at := strings.LastIndex(text, "</think>"); at >= 0 {
		text = text[at:]
	}
	at := strings.IndexByte(text, '{')
	if at < 0 {
		a.dropped[unreadable]++
		return a
	}
	d := json.NewDecoder(strings.NewReader(text[at:]))
	if _, err := d.Token(); err != nil {
		a.dropped[unreadable]++
		return a
	}
	a.object(d)
	return a
}

// object reads the keys of an answer up to its end, or to where it breaks off.
func (a *answer) object(d *json.Decoder) {
	seen := map[string]bool{}
	for d.More() {
		token, err := d.Token()
		key, _ := token.(string)
		switch {
		case err != nil:
		case key == "actors" && !seen[key]:
			err = a.list(d, func(raw json.RawMessage) bool { return decode(raw, &a.actors, fitsActor) })
		case key == "statements" && !seen[key]:
			err = a.list(d, func(raw json.RawMessage) bool { return decode(raw, &a.statements, fitsClaim) })
		case key == "meetings" && !seen[key]:
			err = a.list(d, func(raw json.RawMessage) bool { return decode(raw, &a.meetings, fitsMeeting) })
		default:
			err = d.Decode(new(json.RawMessage))
			a.count(malformed, seen[key]) // the same list twice: nobody can tell which one holds
		}
		if err != nil {
			a.broken()
			return
		}
		seen[key] = true
	}
	if _, err := d.Token(); err != nil {
		a.broken()
		return
	}
	if a.read = seen["actors"] || seen["statements"] || seen["meetings"]; !a.read {
		a.dropped[unreadable]++
	}
}

// broken notes that the answer ends too early, or goes on as no JSON does. What was whole before stays.
func (a *answer) broken() {
	a.read = len(a.actors)+len(a.statements)+len(a.meetings) > 0
	if a.read {
		a.dropped[cutOff]++
	} else {
		a.dropped[unreadable]++
	}
}

func (a *answer) count(reason evidence.Objection, is bool) {
	if is {
		a.dropped[reason]++
	}
}

// list reads a JSON array, one item at a time. take answers whether an item is one of the contract.
func (a *answer) list(d *json.Decoder, take func(json.RawMessage) bool) error {
	token, err := d.Token()
	if err != nil || token == nil {
		return err
	}
	if token != json.Delim('[') {
		a.dropped[malformed]++
		return skip(d, token)
	}
	for n := 0; d.More(); n++ {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		switch {
		case n >= mostClaims:
			a.dropped[tooMany]++
		case !take(raw):
			a.dropped[malformed]++
		}
	}
	_, err = d.Token()
	return err
}

// skip reads past a value of which the first token has been read.
func skip(d *json.Decoder, token json.Token) error {
	if token != json.Delim('{') {
		return nil
	}
	for depth := 1; depth > 0; {
		token, err := d.Token()
		if err != nil {
			return err
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		}
	}
	return nil
}

// decode appends an item to a list where it is an object of the contract and fits. Keys that the contract does not know are passed over.
func decode[T any](raw json.RawMessage, list *[]T, fits func(*T) bool) bool {
	var item T
	if raw[0] != '{' || !single(json.NewDecoder(bytes.NewReader(raw)), 0) || json.Unmarshal(raw, &item) != nil || !fits(&item) {
		return false
	}
	*list = append(*list, item)
	return true
}

func fitsActor(*evidence.ActorClaim) bool { return true }

func fitsClaim(c *evidence.Claim) bool {
	return max(len(c.Conditions), len(c.OnBehalfOf), len(c.Addressees), len(c.Sentences)) <= mostParts
}

func fitsMeeting(m *evidence.MeetingClaim) bool {
	return max(len(m.Participants), len(m.Pairs), len(m.Sentences)) <= mostParts
}

// single tells whether no object in the next JSON value has a key twice, as encoding/json folds keys, and nothing is nested deeper than mostNested.
func single(d *json.Decoder, depth int) bool {
	token, err := d.Token()
	if err != nil || depth > mostNested {
		return false
	}
	if token != json.Delim('{') && token != json.Delim('[') {
		return true
	}
	seen := map[string]bool{}
	for d.More() {
		if token == json.Delim('{') {
			key, _ := d.Token()
			name, _ := key.(string)
			name = strings.ToLower(strings.ToUpper(name))
			if seen[name] {
				return false
			}
			seen[name] = true
		}
		if !single(d, depth+1) {
			return false
		}
	}
	_, err = d.Token()
	return err == nil
}
