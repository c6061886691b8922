package gold

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/dlclark/regexp2"
)

// A Pattern is a regular expression of an annotation. It is read in lower case, as the text that it is held against is, and may hold what
// Python's may: look-around, and \b and \w that know every letter, which Go's own package lacks.
type Pattern struct {
	Text string
	re   *regexp2.Regexp
}

// longestMatch is how long a pattern may take on one point; a pattern that backtracks for longer is at fault.
const longestMatch = time.Second

// A patternError is what is wrong with a pattern.
type patternError struct {
	text, fault string
	cause       error
}

func (e *patternError) Error() string {
	return fmt.Sprintf("pattern %q of keys or cond %s: mend it: %v", e.text, e.fault, e.cause)
}

func (e *patternError) Unwrap() error { return e.cause }

// UnmarshalJSON compiles a pattern.
func (p *Pattern) UnmarshalJSON(raw []byte) error {
	if err := json.Unmarshal(raw, &p.Text); err != nil {
		return &patternError{string(raw), "is no text", err}
	}
	re, err := regexp2.Compile(strings.ToLower(p.Text), regexp2.None)
	if err != nil {
		return &patternError{p.Text, "is no regular expression", err}
	}
	re.MatchTimeout = longestMatch
	p.re = re
	return nil
}

// in tells whether the pattern is found in a text.
func (p *Pattern) in(text string) (bool, error) {
	found, err := p.re.MatchString(text)
	if err != nil {
		return false, &patternError{p.Text, "takes longer than " + longestMatch.String(), err}
	}
	return found, nil
}
