package parse

import (
	"unicode"
	"unicode/utf8"
)

// word is what the features see of a token: hashes of its forms and affixes.
type word struct {
	form, lower, shape     uint64
	suffix1, suffix2       uint64
	suffix3, suffix4       uint64
	prefix1, prefix2       uint64
	prefix3                uint64
	title, upper, hasDigit bool
}

const hashStart = 0xCBF29CE484222325

func hash(h uint64, r rune) uint64 { return (h ^ uint64(r)) * 0x100000001B3 }

// plain returns the rune that features see for r: curly quotes are straight,
// every dash is a hyphen, every digit is a nought.
func plain(r rune) rune {
	switch {
	case r >= '0' && r <= '9':
		return '0'
	case r < utf8.RuneSelf:
		return r
	case r == '‘' || r == '’' || r == '‛' || r == 'ʼ':
		return '\''
	case r == '“' || r == '”' || r == '„' || r == '«' || r == '»':
		return '"'
	case r >= '‐' && r <= '―' || r == '−':
		return '-'
	}
	return r
}

func lower(r rune) rune {
	if r < utf8.RuneSelf {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(r)
}

// class returns a letter for the kind of rune: X upper, x lower, d digit, or
// the rune itself.
func class(r rune) rune {
	switch {
	case r >= 'a' && r <= 'z':
		return 'x'
	case r >= 'A' && r <= 'Z':
		return 'X'
	case r == '0':
		return 'd'
	case r < utf8.RuneSelf:
		return r
	case unicode.IsUpper(r):
		return 'X'
	case unicode.IsLetter(r):
		return 'x'
	}
	return r
}

// set reads the token, of which it keeps no reference.
func (w *word) set(token string) {
	*w = word{form: hashStart, lower: hashStart, shape: hashStart}
	var tail [4]rune
	var last rune
	n, run, letters, uppers := 0, 0, 0, 0
	for _, r := range token {
		r = plain(r)
		if r == '-' && last == '-' {
			continue // "--" is a dash too
		}
		low, c := lower(r), class(r)
		w.form, w.lower = hash(w.form, r), hash(w.lower, low)
		w.shape, run = shape(w.shape, c, last, run)
		w.prefix(low, n)
		tail[n&3] = low
		last = c
		n++
		switch c {
		case 'X':
			uppers++
			letters++
		case 'x':
			letters++
		case 'd':
			w.hasDigit = true
		}
		if n == 1 {
			w.title = c == 'X'
		}
	}
	w.upper = letters > 1 && uppers == letters
	w.suffixes(&tail, n)
}

// shape adds a class of rune to a shape, in which a run is cut at three.
func shape(h uint64, c, last rune, run int) (uint64, int) {
	if c != last {
		run = 0
	}
	if run < 3 {
		h = hash(h, c)
	}
	return h, run + 1
}

func (w *word) prefix(r rune, n int) {
	switch n {
	case 0:
		w.prefix1 = hash(hashStart, r)
	case 1:
		w.prefix2 = hash(w.prefix1, r)
	case 2:
		w.prefix3 = hash(w.prefix2, r)
	}
}

func (w *word) suffixes(tail *[4]rune, n int) {
	h := uint64(hashStart)
	for i := 1; i <= 4 && i <= n; i++ {
		h = hash(h, tail[(n-i)&3])
		switch i {
		case 1:
			w.suffix1 = h
		case 2:
			w.suffix2 = h
		case 3:
			w.suffix3 = h
		case 4:
			w.suffix4 = h
		}
	}
}
