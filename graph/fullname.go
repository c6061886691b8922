package graph

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A fullName is a person's name taken apart for comparison. Its words are spelt as spelling does.
type fullName struct {
	folded string
	words  []string // without titles, suffixes and the small words inside surnames
	all    []string // with those small words
	suffix string   // "jr", "iii"
}

// first and last return the name's first and last word.
func (n *fullName) first() string { return n.words[0] }
func (n *fullName) last() string  { return n.words[len(n.words)-1] }

// takeApart takes a name apart; words is empty where there is nothing to compare.
func takeApart(name string) fullName {
	words := SearchWords(romanized.Replace(name))
	n := fullName{folded: strings.Join(words, " ")}
	for len(words) > 1 && titlesOfAddress[words[0]] {
		words = words[1:]
	}
	if last := len(words) - 1; last > 0 && suffixes[words[last]] {
		n.suffix, words = generation(words[last]), words[:last]
	}
	tight := smallBefore(name)
	for i, word := range words {
		small := smallWords[word] && i+1 < len(words) && (i > 0 || tight || !alsoGiven[word])
		if fathers[word] && i+1 < len(words) && (i > 0 || tight) {
			word = "bin"
		}
		spelt := spelling(word)
		if !small {
			n.words = append(n.words, spelt)
		}
		n.all = append(n.all, spelt)
	}
	return n
}

// titlesOfAddress may stand before a name and are no part of it.
var titlesOfAddress = wordSet(`mr mrs ms miss dr prof professor sir dame lady hon gen general lt lieutenant col colonel maj capt captain adm admiral brig brigadier
	sgt amb ambassador president sen senator gov rep sheikh sheik shaikh ayatollah mullah maulana rev reverend excellency`)

var suffixes = wordSet("jr junior sr senior ii iii iv")

// smallWords stand inside surnames and are dropped by some writers: "al-Sharif" and "Sharif".
var smallWords = wordSet("al el ul ad ar as ash az de del della da di do dos du van von der den ter la le zu y")

// alsoGiven are small words that are given names too, where they begin a name with a capital: "Van Jones", "Al Green".
var alsoGiven = wordSet("al ben van del di da la le")

// fathers are words before the name of somebody's father, which alone means another person.
var fathers = wordSet("bin ibn ben bint")

func wordSet(list string) map[string]bool {
	set := map[string]bool{}
	for _, word := range strings.Fields(list) {
		set[word] = true
	}
	return set
}

// generation returns the short form of a suffix.
func generation(suffix string) string {
	switch suffix {
	case "junior":
		return "jr"
	case "senior":
		return "sr"
	}
	return suffix
}

// smallBefore tells whether a name begins with a small letter or with a short word tied on by a hyphen: "al-Sharif", "von Berg".
func smallBefore(name string) bool {
	first, _ := utf8.DecodeRuneInString(name)
	hyphen := strings.IndexByte(name, '-')
	return unicode.IsLower(first) || hyphen > 0 && hyphen < 5 && !strings.Contains(name[:hyphen], " ")
}

// romanized writes Latin letters that are no letter with an accent as English texts do.
var romanized = strings.NewReplacer("ø", "o", "Ø", "O", "ł", "l", "Ł", "L", "đ", "dj", "Đ", "Dj", "ß", "ss", "æ", "ae", "Æ", "Ae", "œ", "oe", "Œ", "Oe", "þ", "th", "Þ", "Th",
	"ð", "d", "Ð", "D", "ı", "i", "ə", "e", "Ə", "E", ".", " ")

// longSpelling is how many letters a word has at least whose spelling can vary much: shorter ones differ by the same letters.
const longSpelling = 5

// The letters that stand for one sound: in every word, and in long ones.
var (
	shortSounds = strings.NewReplacer("ph", "f", "ck", "k", "x", "ks", "q", "k", "y", "i")
	longSounds  = strings.NewReplacer("tsch", "ch", "tch", "ch", "sch", "sh", "dj", "j", "th", "t", "kh", "h", "ou", "u", "oo", "u", "ae", "a", "oe", "o", "ue", "u", "w", "v")
)

// spelling returns a folded word of a name in the form that the usual ways to write it in Latin letters have in common: one for Zelinsky and Zelinskiy,
// Yusuf and Yousuf, and for Mueller and Muller after Müller.
func spelling(word string) string {
	if len(word) < 3 {
		return word
	}
	long := len(word) >= longSpelling
	word = shortSounds.Replace(word)
	if long {
		word = endings(longSounds.Replace(word))
	}
	return undoubled(hard(word))
}

// endings evens out how words begin and end: Yevgeny and Evgeny, Sergej and Sergei, -off and -ov, Abdullah and Abdulla.
func endings(word string) string {
	for _, soft := range []string{"ie", "je"} {
		if rest, ok := strings.CutPrefix(word, soft); ok {
			word = "e" + rest
		}
	}
	for _, end := range [][2]string{{"ij", "i"}, {"ej", "ei"}, {"aj", "ai"}, {"off", "ov"}, {"eff", "ev"}, {"ah", "a"}} {
		if stem, ok := strings.CutSuffix(word, end[0]); ok {
			return stem + end[1]
		}
	}
	return word
}

// hard writes c as k where it sounds so: not before e, i and h.
func hard(word string) string {
	letters := []byte(word)
	for i, letter := range letters {
		if letter == 'c' && (i+1 == len(letters) || !strings.ContainsRune("eihs", rune(letters[i+1]))) {
			letters[i] = 'k'
		}
	}
	return string(letters)
}

// undoubled writes doubled consonants, and a doubled i, once.
func undoubled(word string) string {
	var b strings.Builder
	var last rune
	for _, letter := range word {
		if letter != last || letter != 'i' && vowel(letter) {
			b.WriteRune(letter)
		}
		last = letter
	}
	return b.String()
}

func vowel(letter rune) bool { return strings.ContainsRune("aeiou", letter) }

// A sound is a spelt word's consonants with a point for each run of vowels, and the class of each run: 'o' where it holds an o or u, else 'a'.
type sound struct {
	consonants string
	vowels     []byte
}

func soundsOf(word string) sound {
	var b strings.Builder
	var vowels []byte
	inside := false
	for _, letter := range word {
		if !vowel(letter) {
			b.WriteRune(letter)
			inside = false
			continue
		}
		if !inside {
			b.WriteByte('.')
			vowels = append(vowels, 'a')
		}
		if letter == 'o' || letter == 'u' {
			vowels[len(vowels)-1] = 'o'
		}
		inside = true
	}
	return sound{b.String(), vowels}
}

// sameWords tells whether two names are spelt with the same words.
func sameWords(a, b *fullName) bool { return slices.Equal(a.words, b.words) }
