package masthead

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/parleygraph/parley/loaders/plain"
)

// The limits of what is taken for an author's name, in characters, and of how many a document has.
const (
	longestAuthor = 100
	MostAuthors   = 50
)

var (
	// byWord is what bylines begin with: "By Jane Doe", "Author: Jane Doe".
	byWord = regexp.MustCompile(`(?i)^(?:(?:written )?by|authors?) ?(?::|\s)\s*`)
	// betweenAuthors parts the names of several.
	betweenAuthors = regexp.MustCompile(`\s*(?:;|\n|\s&\s|,?\s(?i:and)\s)\s*`)
)

// Authors returns the names that values of metadata give, each once, in their order. Addresses are none.
func Authors(written ...string) []string {
	var names []string
	for _, text := range written {
		text = byWord.ReplaceAllString(strings.ToValidUTF8(strings.TrimSpace(text), ""), "")
		for _, piece := range betweenAuthors.Split(text, -1) {
			for _, name := range commaParted(piece) {
				if isAuthor(name) && !slices.Contains(names, name) && len(names) < MostAuthors {
					names = append(names, name)
				}
			}
		}
	}
	return names
}

// commaParted parts names at commas where each part is a whole name: "Jane Doe, John Roe", not "Doe, Jane".
func commaParted(text string) []string {
	parts := strings.Split(text, ",")
	for i, part := range parts {
		if parts[i] = plain.OneLine(part); !strings.Contains(parts[i], " ") {
			return []string{plain.OneLine(text)}
		}
	}
	return parts
}

func isAuthor(name string) bool {
	return name != "" && utf8.RuneCountInString(name) <= longestAuthor && strings.IndexFunc(name, unicode.IsLetter) >= 0 &&
		strings.IndexFunc(name, unicode.IsControl) < 0 && !strings.Contains(name, "://") && !strings.Contains(name, "@")
}

// longestByline is in bytes: what is longer is not looked at.
const longestByline = 200

// byline returns the authors that a line names, none where it is no byline or names nobody: "By our staff".
func byline(line string) []string {
	mark := byWord.FindString(line)
	if mark == "" || len(line) > longestByline || strings.HasSuffix(line, ".") {
		return nil
	}
	names := Authors(line[len(mark):])
	if !slices.ContainsFunc(names, func(name string) bool { return !isFullName(name) }) {
		return names
	}
	return nil
}

// isFullName tells whether words are a given name and a surname: each begins with a capital letter, but for short words between: "Ana de la Cruz".
func isFullName(name string) bool {
	const shortWord = 3
	words := strings.Fields(name)
	for i, word := range words {
		first, _ := utf8.DecodeRuneInString(word)
		between := i > 0 && i < len(words)-1 && len(word) <= shortWord
		if !unicode.IsUpper(first) && !between {
			return false
		}
	}
	return len(words) >= 2 && len(words) <= 6
}

// JoinAuthors adds the names that are not among names yet.
func JoinAuthors(names, more []string) []string {
	for _, name := range more {
		if !slices.Contains(names, name) && len(names) < MostAuthors {
			names = append(names, name)
		}
	}
	return names
}
