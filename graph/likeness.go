package graph

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// shorterName tells whether the words of one name are among the other's, in order, in full or as initials, and both end in the same word.
func shorterName(a, b *person) bool {
	if a.last() != b.last() || len(a.last()) == 1 {
		return false
	}
	return within(a.words, b.words) || within(a.all, b.all)
}

// within tells whether the words of the shorter list are among the other's, in order. The name of somebody's father is not among a person's: "Rashid" is
// not in "Hamdan bin Rashid".
func within(short, long []string) bool {
	if len(short) > len(long) {
		short, long = long, short
	}
	at := 0
	for i, word := range long {
		if at == len(short) || !fits(short[at], word) {
			continue
		}
		if i > 0 && long[i-1] == "bin" && (at == 0 || short[at-1] != "bin") {
			return false
		}
		at++
	}
	return at == len(short)
}

// fits tells whether two words are the same, or one is the initial of the other.
func fits(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || utf8.RuneCountInString(a) == 1 && (strings.HasPrefix(b, a) || strings.ContainsAny(initial(b), respelt(a)))
}

// initial returns a word's first letter.
func initial(word string) string {
	_, size := utf8.DecodeRuneInString(word)
	return word[:size]
}

// respelt returns the letters as which spelling may write an initial: W. for Walter, which it spells with v.
func respelt(letter string) string {
	switch letter {
	case "w":
		return "v"
	case "y", "j":
		return "ie"
	case "c", "q", "x":
		return "k"
	case "p":
		return "f"
	case "k":
		return "h"
	}
	return ""
}

// begins tells whether one name is the beginning of the other: a surname that stands first, or one of two surnames. Words between may be left out.
func begins(a, b *person) bool {
	short, long := a.words, b.words
	if len(short) > len(long) {
		short, long = long, short
	}
	return len(short) < len(long) && len(short[0]) > 1 && short[0] == long[0] && within(short, long)
}

// turnedRound tells whether one name has the other's first word last, as where surnames stand first.
func turnedRound(a, b *person) bool {
	n := len(a.words)
	if n < 2 || n != len(b.words) {
		return false
	}
	turn := func(words []string) []string { return append(slices.Clone(words[1:]), words[0]) }
	return slices.Equal(turn(a.words), b.words) || slices.Equal(a.words, turn(b.words))
}

// similarName tells whether names agree but for one word with a slip, for their vowels as transliterations do (Yusuf Hussein and Youssef Hossein), or for a given
// name's short form.
func similarName(a, b *person) bool {
	if len(a.words) != len(b.words) {
		return sameSounds(strings.Join(a.all, ""), strings.Join(b.all, ""))
	}
	if len(a.words) < 2 {
		return false
	}
	var far []int
	vowelsOnly := true
	for i := range a.words {
		if a.words[i] != b.words[i] {
			far = append(far, i)
			vowelsOnly = vowelsOnly && sameSounds(a.words[i], b.words[i])
		}
	}
	if vowelsOnly {
		return true
	}
	if len(far) > 1 {
		return false
	}
	one, other := a.words[far[0]], b.words[far[0]]
	if far[0] == len(a.words)-1 {
		return near(one, other) && one+"a" != other && one != other+"a"
	}
	return near(one, other) && !gendered(one, other) || far[0] == 0 && shortForm(one, other)
}

// near allows one slip in words of five letters or more, two in words of eight or more, never in the first letter, nor where words have one syllable.
func near(a, b string) bool {
	shorter := min(len(a), len(b))
	if shorter < longSpelling || initial(a) != initial(b) || shorter < 7 && len(soundsOf(a).vowels) < 2 {
		return false
	}
	if shorter < 8 {
		return Distance(a, b) <= 1
	}
	return Distance(a, b) <= 2
}

// gendered tells whether two given names differ as those of a man and a woman do: Mario and Maria, Daniel and Daniela, Julie and Julien.
func gendered(a, b string) bool {
	return strings.HasSuffix(a, "a") != strings.HasSuffix(b, "a") || strings.HasPrefix(a, b) || strings.HasPrefix(b, a)
}

// sameSounds tells whether two words have the same consonants, and vowels that differ within e, a and i or within o and u, but for one run that is
// not the first: Mohammed and Muhammad, Yusuf and Youssef, not Hassan and Hussein.
func sameSounds(a, b string) bool {
	if min(len(a), len(b)) < longSpelling || strings.HasSuffix(a, "a") != strings.HasSuffix(b, "a") {
		return false
	}
	mine, theirs := soundsOf(a), soundsOf(b)
	if mine.consonants != theirs.consonants || len(mine.vowels) < 2 || mine.vowels[0] != theirs.vowels[0] {
		return false
	}
	far := 0
	for i := range mine.vowels {
		if mine.vowels[i] != theirs.vowels[i] {
			far++
		}
	}
	return far < 2
}

// shortForm tells whether one given name is the first syllables of the other: Ben and Benjamin, Alex and Alexander, not Paul and Paula.
func shortForm(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 3 && len(b) >= len(a)+3 && strings.HasPrefix(b, a) && !strings.HasSuffix(b, "a") && !strings.HasSuffix(b, "e")
}
