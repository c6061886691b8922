package extract

import "strings"

// tag decides for each word of a sentence that can be a verb whether it is read as one here.
func tag(tokens []token) {
	for i := range tokens {
		tokens[i].verb = tokens[i].word.is(verbForms) && tokens[i].mention == 0 && !tokens[i].title && readsAsVerb(tokens, i)
	}
}

func readsAsVerb(tokens []token, i int) bool {
	t := &tokens[i]
	if t.shape == upper || t.shape == capped && !begun(tokens, i) || i > 0 && tokens[i-1].lower == "-" && !t.space {
		return false
	}
	if i+1 < len(tokens) && placed(tokens, i+1) {
		return false
	}
	w := t.word
	before := beforeAdverbs(tokens, i)
	switch {
	case w.is(gerund) && !w.is(past|participle):
		return readsAsGerund(tokens, i, before)
	case before >= 0 && tokens[before].lower == "to":
		return w.is(base)
	case before >= 0 && tokens[before].word.is(be) && !tokens[before].word.is(modal):
		return w.is(participle | gerund)
	case before >= 0 && tokens[before].word.is(modal|have|do):
		return !w.is(past) || w.is(participle|base)
	case w.is(past | participle):
		return readsAsPast(tokens, i, before)
	default:
		return readsAsPresent(tokens, i, before)
	}
}

// begun tells whether token i is the first word of its sentence, or of a quotation in it: a capital says nothing there.
func begun(tokens []token, i int) bool {
	return i == 0 || strings.Contains("“‘\":", tokens[i-1].lower)
}

// beforeAdverbs returns the index of the last token before i that is no adverb, -1 where there is none.
func beforeAdverbs(tokens []token, i int) int {
	for i--; i >= 0; i-- {
		for i > 0 && tokens[i].lower == ")" && i-opened(tokens, i) < 6 {
			i = opened(tokens, i) - 1 // "the council (NSC) holds"
		}
		if placed(tokens, i) {
			i -= 3
		}
		if i < 0 {
			return -1
		}
		if w := tokens[i].word; !w.is(adverb|negator) || w.is(modal|be|have|do|preposition|determiner) && !w.is(negator) {
			return i
		}
		if tokens[i].word.is(modal | be | have | do) {
			return i
		}
	}
	return -1
}

// placed tells whether the comma at token i closes words that say where somebody stands in a picture: "Norwegian Prime Minister Kari Holm, left, and".
func placed(tokens []token, i int) bool {
	if i < 2 || tokens[i].lower != "," || tokens[i-2].lower != "," {
		return false
	}
	switch tokens[i-1].lower {
	case "left", "right", "center", "centre":
		return true
	}
	return false
}

// opened returns the token that opens the bracket which token i closes, 0 where none does.
func opened(tokens []token, i int) int {
	for ; i > 0; i-- {
		if tokens[i].lower == "(" {
			return i
		}
	}
	return 0
}

// nominal tells whether a noun or adjective follows token i for certain: a determiner, possessive, preposition.
func nominal(t *token) bool {
	return t.word.is(determiner|preposition) && !t.word.is(pronoun|complement|relative) || t.lower == "'s" || t.shape == number
}

func readsAsGerund(tokens []token, i, before int) bool {
	if before >= 0 && tokens[before].word.is(vague|numeral) && !tokens[before].word.is(pronoun) && i+1 < len(tokens) && strings.HasSuffix(tokens[i+1].lower, "s") {
		return false // "many developing countries"
	}
	if i+1 < len(tokens) && tokens[i+1].lower == "of" && before >= 0 && tokens[before].word.is(preposition) {
		return false // "on reporting of emissions"
	}
	if i+1 < len(tokens) && auxiliaryAt(tokens, i+1) {
		return false // "reporting should be their task"
	}
	if i+3 < len(tokens) && tokens[i+1].word.is(conjunction) && tokens[i+2].word.is(gerund) && auxiliaryAt(tokens, i+3) {
		return false // "monitoring and reporting should be"
	}
	if before == i-1 && before >= 0 && modifier(&tokens[before]) && i+1 < len(tokens) && nounish(&tokens[i+1]) {
		return false // "the global monitoring system"
	}
	if tokens[i].word.is(noun) {
		if i+1 < len(tokens) && before == i-1 && before >= 0 && tokens[before].word.is(preposition) && (tokens[i+1].mention != 0 || tokens[i+1].title) && tokens[i].lower == "meeting" {
			return true // "after meeting Norwegian envoys"
		}
		if tokens[i].lower == "meeting" && before >= 0 && tokens[before].word.is(be) && tokens[i-1].lower != "no" && i+1 < len(tokens) && (tokens[i+1].word.is(preposition) || tokens[i+1].mention != 0) && tokens[i+1].lower != "of" {
			return true // "are meeting in Oslo"
		}
		return i+1 < len(tokens) && tokens[i+1].lower == "with" && before >= 0 && !tokens[before].word.is(determiner) && tokens[before].lower != "'s" && tokens[before].word.is(preposition|be)
	}
	return before < 0 || !(tokens[before].word.is(determiner) && !tokens[before].word.is(complement) || tokens[before].lower == "'s") || i+1 < len(tokens) && tokens[i+1].word.is(determiner)
}

// auxiliaryAt tells whether the token begins a finite verb group of several words.
func auxiliaryAt(tokens []token, i int) bool {
	return tokens[i].word.is(modal|be|have|do) && !tokens[i].word.is(gerund)
}

// readsAsPast takes a past form for a verb unless it stands as an adjective before a noun: "the proposed text", "for increased pressure".
func readsAsPast(tokens []token, i, before int) bool {
	if before < 0 {
		return true
	}
	if tokens[i].word.is(noun) && !(i+1 < len(tokens) && tokens[i+1].word.is(determiner)) || before == i-1 && tokens[before].word.is(conjunction) && i > 1 && tokens[i-2].word.is(gerund) && i+1 < len(tokens) && tokens[i+1].word.is(vague) {
		return false // "developing and developed countries"
	}
	if before == i-1 && tokens[before].lower == "or" && i > 1 && !tokens[i-2].verb && i+1 < len(tokens) && nounish(&tokens[i+1]) {
		return false // "new or amended methods"
	}
	if tokens[before].demonym && before == i-1 && !strings.HasSuffix(tokens[before].lower, "ns") {
		return false // "the British armed forces"
	}
	if tokens[before].verb && before == i-1 && i+1 < len(tokens) {
		next := &tokens[i+1]
		return next.shape != lower || next.word.is(preposition|adverb|determiner|pronoun|conjunction|complement)
	}
	if !nominal(&tokens[before]) && !modifier(&tokens[before]) || floating(&tokens[before]) && before > 0 && !nominal(&tokens[before-1]) && tokens[before-1].shape != mark {
		return true
	}
	if tokens[before].word.is(preposition) && !tokens[before].word.is(subordinator) || tokens[before].word.is(determiner) && !tokens[before].word.is(relative|pronoun) || tokens[before].lower == "'s" || modifier(&tokens[before]) {
		return i+1 < len(tokens) && tokens[i+1].lower == "by" || tokens[before].word.is(complement) && i+1 < len(tokens) && nominal(&tokens[i+1])
	}
	return true
}

// modifier tells whether a token is a plain adjective by its ending; used only where a past form follows.
func modifier(t *token) bool {
	return t.shape == lower && hasAnySuffix(t.lower, "ous", "ful", "ive", "able", "ible", "bal", "nal")
}

// nounish tells whether a token is a noun or an adjective, whatever else it might be elsewhere.
func nounish(t *token) bool {
	if t.shape != lower || t.word.is(preposition|adverb|determiner|pronoun|conjunction|complement|relative|modal|be|have|do) {
		return false
	}
	return !t.word.is(verbForms) || t.word.is(nounLike) && t.word.is(third)
}

// adjectival tells whether a token can only be an adjective by its ending.
func adjectival(t *token) bool {
	return t.shape == lower && !t.verb && hasAnySuffix(t.lower, "ional", "ific", "omic", "stic", "ous", "ful", "able", "ible", "ancial", "ical", "erent")
}

// readsAsPresent weighs a base or -s form that may also be a noun.
func readsAsPresent(tokens []token, i, before int) bool {
	if before < 0 || tokens[i].lower == "last" && i+1 < len(tokens) && tokens[i+1].word.is(past) {
		return false // "had last met"
	}
	b := &tokens[before]
	w := tokens[i].word
	if b.verb && !bareAfter(b.word.lemma) {
		return false
	}
	if b.word.is(numeral) && w.is(base) && w.is(nounLike) && !opensObject(tokens, i) {
		return false // "on one hand"
	}
	if b.word.is(pronoun|relative) && !b.word.is(determiner) || b.word.is(relative) {
		return true
	}
	if i+1 < len(tokens) && tokens[i+1].lower == "'s" {
		return false
	}
	if b.shape == lower && !b.verb && !b.word.is(verbForms|modal|complement|conjunction|pronoun) && i+1 < len(tokens) && tokens[i+1].word.is(modal|do) && w.is(nounLike) {
		return false // "the draft text did not"
	}
	if b.word.is(numeral) && w.is(third) {
		return false // "the two sides held"
	}
	if w.is(third) && w.is(nounLike) && before == i-1 && (adjectival(b) || b.word.is(vague) && !b.word.is(pronoun)) {
		return false // "national programmes geared to", "other issues on the table"
	}
	if nominal(b) && !b.word.is(complement) || w.is(third) && i+1 < len(tokens) && verbal(&tokens[i+1]) {
		return false
	}
	if w.is(noun) || w.is(vague) && i+1 < len(tokens) && tokens[i+1].word.is(past) {
		return false // "the CARICOM states opposed"
	}
	if b.word.is(conjunction) && b.lower != "," && !w.is(past|third) && !paired(tokens, before) {
		return false // "two separate and complete procedures"
	}
	switch {
	case b.mention != 0 && inRelative(tokens, before):
		return true
	case b.mention != 0 || b.word.is(speaker):
		return agrees(tokens, i, before)
	case w.is(base) && !w.is(third) && oneOf(tokens, before):
		return false
	case w.is(nounLike):
		return opensObject(tokens, i) && (w.is(third) || strings.HasSuffix(b.lower, "s") || b.lower == "," || b.lower == "and" || b.lower == "or")
	}
	return w.is(third) || w.is(base)
}

// oneOf tells whether the noun at token i is one of a kind, with which no bare verb agrees: "a missile register".
func oneOf(tokens []token, i int) bool {
	for k := i; k >= 0 && k > i-3 && tokens[k].shape == lower && !tokens[k].verb; k-- {
		if tokens[k].lower == "a" || tokens[k].lower == "an" {
			return k < i && (k == 0 || tokens[k-1].lower != "that")
		}
	}
	return false
}

// paired tells whether a verb, a modal or "to" stands before the conjunction at token i, which a bare verb after it can go on with.
func paired(tokens []token, i int) bool {
	for i--; i >= 0; i-- {
		t := &tokens[i]
		if t.lower == "to" || t.word.is(modal|do) || t.verb && t.word.is(base) && !t.word.is(past) {
			return true
		}
		if t.verb && t.word.is(past|gerund) && !t.word.is(base) && t.lower != "help" {
			continue
		}
	}
	return false
}

// agrees weighs a present form after an actor's name or title: a name wants the -s form, a plural or a list the base form, and an adjective
// alone neither. A preposition other than a verb's own makes it a noun: "Norway calls for", but "Norway views of".
func agrees(tokens []token, i, before int) bool {
	b, w := &tokens[before], tokens[i].word
	if w.is(base) && !b.demonym && subjunctive(tokens, before) {
		return !w.is(nounLike) || opensObject(tokens, i)
	}
	plural := strings.HasSuffix(b.lower, "s") && b.shape != upper && !strings.HasSuffix(b.lower, "ss") && !w.is(third) || listed(tokens, before) || !w.is(nounLike) && pluralOf(tokens, before)
	if b.demonym && !plural || w.is(third) == plural && !(w.is(third) && w.is(base)) {
		return false
	}
	if i+1 == len(tokens) {
		return !w.is(nounLike)
	}
	next := &tokens[i+1]
	switch {
	case next.word.is(modal|be|have|do) && w.is(nounLike):
		return false
	case !w.is(nounLike):
		return true
	case next.lower == "for" || next.lower == "to":
		return w.is(third) || plural
	case next.word.is(preposition|conjunction) && !next.word.is(adverb|complement), next.shape == mark:
		return false
	}
	return true
}

// pluralOf tells whether the name that ends at token i only says whose or where a plural is: "the republics of the union refuse".
func pluralOf(tokens []token, i int) bool {
	name := tokens[i].mention
	for i >= 0 && (name != 0 && tokens[i].mention == name || tokens[i].word.is(determiner)) {
		i--
	}
	return i > 0 && (tokens[i].lower == "of" || tokens[i].lower == "from" || tokens[i].lower == "in") && tokens[i-1].shape == lower && strings.HasSuffix(tokens[i-1].lower, "s") && !tokens[i-1].verb
}

// subjunctive tells whether "that" or a verb stands right before the name that ends at token i: "demands that Norway leave", "demands Norway
// leave".
func subjunctive(tokens []token, i int) bool {
	name := tokens[i].mention
	for i >= 0 && (name != 0 && tokens[i].mention == name || tokens[i].word.is(speaker|determiner) && !tokens[i].word.is(complement)) {
		i--
	}
	return i >= 0 && (tokens[i].lower == "that" || tokens[i].verb)
}

// verbal tells whether a token is a finite verb whatever stands before it, so that the word before it is a noun: "services believe".
func verbal(t *token) bool {
	return t.word.is(modal|do|have) || t.word.is(base|past) && !t.word.is(nounLike|participle|noun|preposition|determiner|adverb)
}

// listed tells whether "and" stands before the name that ends at token i.
func listed(tokens []token, i int) bool {
	name := tokens[i].mention
	if name == 0 {
		return false
	}
	for i >= 0 && tokens[i].mention == name {
		i--
	}
	for i > 0 && (tokens[i].word.is(determiner) || tokens[i].title || tokens[i].shape == capped || tokens[i].lower == "for") {
		i-- // "and Minister for Trade Kari Holm"
	}
	return i > 0 && tokens[i].lower == "and"
}

// bareAfter tells whether a bare verb follows a verb: "helped expand".
func bareAfter(lemma string) bool {
	return lemma == "help" || lemma == "let" || lemma == "make" || lemma == "see"
}

// inRelative tells whether a relative pronoun stands before the name that ends at token i: "regions that Norway claims".
func inRelative(tokens []token, i int) bool {
	name := tokens[i].mention
	for i >= 0 && tokens[i].mention == name {
		i--
	}
	return i >= 1 && (tokens[i].word.is(relative) || tokens[i].lower == "that" && !tokens[i-1].verb) || i >= 0 && tokens[i].lower == "what"
}

// opensObject tells whether what follows token i is what follows a verb: a determiner, name, pronoun, number, that, or to.
func opensObject(tokens []token, i int) bool {
	if i+1 >= len(tokens) {
		return false
	}
	next := &tokens[i+1]
	if next.lower == "to" && i+2 < len(tokens) && tokens[i+2].word.is(determiner) && tokens[i].word.is(third) {
		return false // "costs and benefits to the port"
	}
	if next.word.is(determiner|complement|pronoun|negator) || next.lower == "to" || next.mention != 0 || next.shape != lower && next.shape != mark {
		return true
	}
	if next.word.is(adverb) && !next.word.is(preposition) {
		return true
	}
	return !next.word.is(preposition|conjunction|subordinator|modal|be|have|do|verbForms) && next.shape == lower && tokens[i].word.is(third)
}

// floating tells whether a token is a quantifier that can stand between a subject and its verb.
func floating(t *token) bool { return t.lower == "both" || t.lower == "all" || t.lower == "each" }
