package lexicon

import "strings"

// Tag decides for each word of a sentence that can be a verb whether it is read as one here.
func Tag(tokens []Token) {
	for i := range tokens {
		tokens[i].Verb = tokens[i].Word.Is(VerbForms) && tokens[i].Mention == 0 && !tokens[i].Title && readsAsVerb(tokens, i)
	}
}

func readsAsVerb(tokens []Token, i int) bool {
	t := &tokens[i]
	if t.Shape == Upper || t.Shape == Capped && !Begun(tokens, i) || i > 0 && tokens[i-1].Lower == "-" && !t.Space {
		return false
	}
	if i+1 < len(tokens) && Placed(tokens, i+1) {
		return false
	}
	w := t.Word
	before := beforeAdverbs(tokens, i)
	switch {
	case w.Is(Gerund) && !w.Is(Past|Participle):
		return readsAsGerund(tokens, i, before)
	case before >= 0 && tokens[before].Lower == "to":
		return w.Is(Base)
	case before >= 0 && tokens[before].Word.Is(Be) && !tokens[before].Word.Is(Modal):
		return w.Is(Participle | Gerund)
	case before >= 0 && tokens[before].Word.Is(Modal|Have|Do):
		return !w.Is(Past) || w.Is(Participle|Base)
	case w.Is(Past | Participle):
		return readsAsPast(tokens, i, before)
	default:
		return readsAsPresent(tokens, i, before)
	}
}

// Begun tells whether token i is the first word of its sentence, or of a quotation in it: a capital says nothing there.
func Begun(tokens []Token, i int) bool {
	return i == 0 || strings.Contains("“‘\":", tokens[i-1].Lower)
}

// beforeAdverbs returns the index of the last token before i that is no adverb, -1 where there is none.
func beforeAdverbs(tokens []Token, i int) int {
	for i--; i >= 0; i-- {
		for i > 0 && tokens[i].Lower == ")" && i-opened(tokens, i) < 6 {
			i = opened(tokens, i) - 1 // "the council (NSC) holds"
		}
		if Placed(tokens, i) {
			i -= 3
		}
		if i < 0 {
			return -1
		}
		if w := tokens[i].Word; !w.Is(Adverb|Negator) || w.Is(Modal|Be|Have|Do|Preposition|Determiner) && !w.Is(Negator) {
			return i
		}
		if tokens[i].Word.Is(Modal | Be | Have | Do) {
			return i
		}
	}
	return -1
}

// Placed tells whether the comma at token i closes words that say where somebody stands in a picture: "Norwegian Prime Minister Kari Holm, left, and".
func Placed(tokens []Token, i int) bool {
	if i < 2 || tokens[i].Lower != "," || tokens[i-2].Lower != "," {
		return false
	}
	switch tokens[i-1].Lower {
	case "left", "right", "center", "centre":
		return true
	}
	return false
}

// opened returns the token that opens the bracket which token i closes, 0 where none does.
func opened(tokens []Token, i int) int {
	for ; i > 0; i-- {
		if tokens[i].Lower == "(" {
			return i
		}
	}
	return 0
}

// nominal tells whether a noun or adjective follows token i for certain: a determiner, possessive, preposition.
func nominal(t *Token) bool {
	return t.Word.Is(Determiner|Preposition) && !t.Word.Is(Pronoun|Complement|Relative) || t.Lower == "'s" || t.Shape == Number
}

func readsAsGerund(tokens []Token, i, before int) bool {
	if before >= 0 && tokens[before].Word.Is(Vague|Numeral) && !tokens[before].Word.Is(Pronoun) && i+1 < len(tokens) && strings.HasSuffix(tokens[i+1].Lower, "s") {
		return false // "many developing countries"
	}
	if i+1 < len(tokens) && tokens[i+1].Lower == "of" && before >= 0 && tokens[before].Word.Is(Preposition) {
		return false // "on reporting of emissions"
	}
	if i+1 < len(tokens) && auxiliaryAt(tokens, i+1) {
		return false // "reporting should be their task"
	}
	if i+3 < len(tokens) && tokens[i+1].Word.Is(Conjunction) && tokens[i+2].Word.Is(Gerund) && auxiliaryAt(tokens, i+3) {
		return false // "monitoring and reporting should be"
	}
	if before == i-1 && before >= 0 && modifier(&tokens[before]) && i+1 < len(tokens) && nounish(&tokens[i+1]) {
		return false // "the global monitoring system"
	}
	if tokens[i].Word.Is(Noun) {
		if i+1 < len(tokens) && before == i-1 && before >= 0 && tokens[before].Word.Is(Preposition) && (tokens[i+1].Mention != 0 || tokens[i+1].Title) && tokens[i].Lower == "meeting" {
			return true // "after meeting Norwegian envoys"
		}
		if tokens[i].Lower == "meeting" && before >= 0 && tokens[before].Word.Is(Be) && tokens[i-1].Lower != "no" && i+1 < len(tokens) && (tokens[i+1].Word.Is(Preposition) || tokens[i+1].Mention != 0) && tokens[i+1].Lower != "of" {
			return true // "are meeting in Oslo"
		}
		return i+1 < len(tokens) && tokens[i+1].Lower == "with" && before >= 0 && !tokens[before].Word.Is(Determiner) && tokens[before].Lower != "'s" && tokens[before].Word.Is(Preposition|Be)
	}
	return before < 0 || !(tokens[before].Word.Is(Determiner) && !tokens[before].Word.Is(Complement) || tokens[before].Lower == "'s") || i+1 < len(tokens) && tokens[i+1].Word.Is(Determiner)
}

// auxiliaryAt tells whether the token begins a finite verb group of several words.
func auxiliaryAt(tokens []Token, i int) bool {
	return tokens[i].Word.Is(Modal|Be|Have|Do) && !tokens[i].Word.Is(Gerund)
}

// readsAsPast takes a past form for a verb unless it stands as an adjective before a noun: "the proposed text", "for increased pressure".
func readsAsPast(tokens []Token, i, before int) bool {
	if before < 0 {
		return true
	}
	if tokens[i].Word.Is(Noun) && !(i+1 < len(tokens) && tokens[i+1].Word.Is(Determiner)) || before == i-1 && tokens[before].Word.Is(Conjunction) && i > 1 && tokens[i-2].Word.Is(Gerund) && i+1 < len(tokens) && tokens[i+1].Word.Is(Vague) {
		return false // "developing and developed countries"
	}
	if before == i-1 && tokens[before].Lower == "or" && i > 1 && !tokens[i-2].Verb && i+1 < len(tokens) && nounish(&tokens[i+1]) {
		return false // "new or amended methods"
	}
	if tokens[before].Demonym && before == i-1 && !strings.HasSuffix(tokens[before].Lower, "ns") {
		return false // "the British armed forces"
	}
	if tokens[before].Verb && before == i-1 && i+1 < len(tokens) {
		next := &tokens[i+1]
		return next.Shape != Lower || next.Word.Is(Preposition|Adverb|Determiner|Pronoun|Conjunction|Complement)
	}
	if !nominal(&tokens[before]) && !modifier(&tokens[before]) || Floating(&tokens[before]) && before > 0 && !nominal(&tokens[before-1]) && tokens[before-1].Shape != Mark {
		return true
	}
	if tokens[before].Word.Is(Preposition) && !tokens[before].Word.Is(Subordinator) || tokens[before].Word.Is(Determiner) && !tokens[before].Word.Is(Relative|Pronoun) || tokens[before].Lower == "'s" || modifier(&tokens[before]) {
		return i+1 < len(tokens) && tokens[i+1].Lower == "by" || tokens[before].Word.Is(Complement) && i+1 < len(tokens) && nominal(&tokens[i+1])
	}
	return true
}

// modifier tells whether a token is a plain adjective by its ending; used only where a past form follows.
func modifier(t *Token) bool {
	return t.Shape == Lower && HasAnySuffix(t.Lower, "ous", "ful", "ive", "able", "ible", "bal", "nal")
}

// nounish tells whether a token is a noun or an adjective, whatever else it might be elsewhere.
func nounish(t *Token) bool {
	if t.Shape != Lower || t.Word.Is(Preposition|Adverb|Determiner|Pronoun|Conjunction|Complement|Relative|Modal|Be|Have|Do) {
		return false
	}
	return !t.Word.Is(VerbForms) || t.Word.Is(nounLike) && t.Word.Is(Third)
}

// adjectival tells whether a token can only be an adjective by its ending.
func adjectival(t *Token) bool {
	return t.Shape == Lower && !t.Verb && HasAnySuffix(t.Lower, "ional", "ific", "omic", "stic", "ous", "ful", "able", "ible", "ancial", "ical", "erent")
}

// readsAsPresent weighs a base or -s form that may also be a noun.
func readsAsPresent(tokens []Token, i, before int) bool {
	if before < 0 || tokens[i].Lower == "last" && i+1 < len(tokens) && tokens[i+1].Word.Is(Past) {
		return false // "had last met"
	}
	b := &tokens[before]
	w := tokens[i].Word
	if b.Verb && !bareAfter(b.Word.Lemma) {
		return false
	}
	if b.Word.Is(Numeral) && w.Is(Base) && w.Is(nounLike) && !opensObject(tokens, i) {
		return false // "on one hand"
	}
	if b.Word.Is(Pronoun|Relative) && !b.Word.Is(Determiner) || b.Word.Is(Relative) {
		return true
	}
	if i+1 < len(tokens) && tokens[i+1].Lower == "'s" {
		return false
	}
	if b.Shape == Lower && !b.Verb && !b.Word.Is(VerbForms|Modal|Complement|Conjunction|Pronoun) && i+1 < len(tokens) && tokens[i+1].Word.Is(Modal|Do) && w.Is(nounLike) {
		return false // "the draft text did not"
	}
	if b.Word.Is(Numeral) && w.Is(Third) {
		return false // "the two sides held"
	}
	if w.Is(Third) && w.Is(nounLike) && before == i-1 && (adjectival(b) || b.Word.Is(Vague) && !b.Word.Is(Pronoun)) {
		return false // "national programmes geared to", "other issues on the table"
	}
	if nominal(b) && !b.Word.Is(Complement) || w.Is(Third) && i+1 < len(tokens) && verbal(&tokens[i+1]) {
		return false
	}
	if w.Is(Noun) || w.Is(Vague) && i+1 < len(tokens) && tokens[i+1].Word.Is(Past) {
		return false // "the CARICOM states opposed"
	}
	if b.Word.Is(Conjunction) && b.Lower != "," && !w.Is(Past|Third) && !paired(tokens, before) {
		return false // "two separate and complete procedures"
	}
	switch {
	case b.Mention != 0 && inRelative(tokens, before):
		return true
	case b.Mention != 0 || b.Word.Is(Speaker):
		return agrees(tokens, i, before)
	case w.Is(Base) && !w.Is(Third) && oneOf(tokens, before):
		return false
	case w.Is(nounLike):
		return opensObject(tokens, i) && (w.Is(Third) || strings.HasSuffix(b.Lower, "s") || b.Lower == "," || b.Lower == "and" || b.Lower == "or")
	}
	return w.Is(Third) || w.Is(Base)
}

// oneOf tells whether the noun at token i is one of a kind, with which no bare verb agrees: "a missile register".
func oneOf(tokens []Token, i int) bool {
	for k := i; k >= 0 && k > i-3 && tokens[k].Shape == Lower && !tokens[k].Verb; k-- {
		if tokens[k].Lower == "a" || tokens[k].Lower == "an" {
			return k < i && (k == 0 || tokens[k-1].Lower != "that")
		}
	}
	return false
}

// paired tells whether a verb, a modal or "to" stands before the conjunction at token i, which a bare verb after it can go on with.
func paired(tokens []Token, i int) bool {
	for i--; i >= 0; i-- {
		t := &tokens[i]
		if t.Lower == "to" || t.Word.Is(Modal|Do) || t.Verb && t.Word.Is(Base) && !t.Word.Is(Past) {
			return true
		}
		if t.Verb && t.Word.Is(Past|Gerund) && !t.Word.Is(Base) && t.Lower != "help" {
			continue
		}
	}
	return false
}

// agrees weighs a present form after an actor's name or title: a name wants the -s form, a plural or a list the base form, and an adjective
// alone neither. A preposition other than a verb's own makes it a noun: "Norway calls for", but "Norway views of".
func agrees(tokens []Token, i, before int) bool {
	b, w := &tokens[before], tokens[i].Word
	if w.Is(Base) && !b.Demonym && subjunctive(tokens, before) {
		return !w.Is(nounLike) || opensObject(tokens, i)
	}
	plural := strings.HasSuffix(b.Lower, "s") && b.Shape != Upper && !strings.HasSuffix(b.Lower, "ss") && !w.Is(Third) || listed(tokens, before) || !w.Is(nounLike) && pluralOf(tokens, before)
	if b.Demonym && !plural || w.Is(Third) == plural && !(w.Is(Third) && w.Is(Base)) {
		return false
	}
	if i+1 == len(tokens) {
		return !w.Is(nounLike)
	}
	next := &tokens[i+1]
	switch {
	case next.Word.Is(Modal|Be|Have|Do) && w.Is(nounLike):
		return false
	case !w.Is(nounLike):
		return true
	case next.Lower == "for" || next.Lower == "to":
		return w.Is(Third) || plural
	case next.Word.Is(Preposition|Conjunction) && !next.Word.Is(Adverb|Complement), next.Shape == Mark:
		return false
	}
	return true
}

// pluralOf tells whether the name that ends at token i only says whose or where a plural is: "the republics of the union refuse".
func pluralOf(tokens []Token, i int) bool {
	name := tokens[i].Mention
	for i >= 0 && (name != 0 && tokens[i].Mention == name || tokens[i].Word.Is(Determiner)) {
		i--
	}
	return i > 0 && (tokens[i].Lower == "of" || tokens[i].Lower == "from" || tokens[i].Lower == "in") && tokens[i-1].Shape == Lower && strings.HasSuffix(tokens[i-1].Lower, "s") && !tokens[i-1].Verb
}

// subjunctive tells whether "that" or a verb stands right before the name that ends at token i: "demands that Norway leave", "demands Norway
// leave".
func subjunctive(tokens []Token, i int) bool {
	name := tokens[i].Mention
	for i >= 0 && (name != 0 && tokens[i].Mention == name || tokens[i].Word.Is(Speaker|Determiner) && !tokens[i].Word.Is(Complement)) {
		i--
	}
	return i >= 0 && (tokens[i].Lower == "that" || tokens[i].Verb)
}

// verbal tells whether a token is a finite verb whatever stands before it, so that the word before it is a noun: "services believe".
func verbal(t *Token) bool {
	return t.Word.Is(Modal|Do|Have) || t.Word.Is(Base|Past) && !t.Word.Is(nounLike|Participle|Noun|Preposition|Determiner|Adverb)
}

// listed tells whether "and" stands before the name that ends at token i.
func listed(tokens []Token, i int) bool {
	name := tokens[i].Mention
	if name == 0 {
		return false
	}
	for i >= 0 && tokens[i].Mention == name {
		i--
	}
	for i > 0 && (tokens[i].Word.Is(Determiner) || tokens[i].Title || tokens[i].Shape == Capped || tokens[i].Lower == "for") {
		i-- // "and Minister for Trade Kari Holm"
	}
	return i > 0 && tokens[i].Lower == "and"
}

// bareAfter tells whether a bare verb follows a verb: "helped expand".
func bareAfter(lemma string) bool {
	return lemma == "help" || lemma == "let" || lemma == "make" || lemma == "see"
}

// inRelative tells whether a relative pronoun stands before the name that ends at token i: "regions that Norway claims".
func inRelative(tokens []Token, i int) bool {
	name := tokens[i].Mention
	for i >= 0 && tokens[i].Mention == name {
		i--
	}
	return i >= 1 && (tokens[i].Word.Is(Relative) || tokens[i].Lower == "that" && !tokens[i-1].Verb) || i >= 0 && tokens[i].Lower == "what"
}

// opensObject tells whether what follows token i is what follows a verb: a determiner, name, pronoun, number, that, or to.
func opensObject(tokens []Token, i int) bool {
	if i+1 >= len(tokens) {
		return false
	}
	next := &tokens[i+1]
	if next.Lower == "to" && i+2 < len(tokens) && tokens[i+2].Word.Is(Determiner) && tokens[i].Word.Is(Third) {
		return false // "costs and benefits to the port"
	}
	if next.Word.Is(Determiner|Complement|Pronoun|Negator) || next.Lower == "to" || next.Mention != 0 || next.Shape != Lower && next.Shape != Mark {
		return true
	}
	if next.Word.Is(Adverb) && !next.Word.Is(Preposition) {
		return true
	}
	return !next.Word.Is(Preposition|Conjunction|Subordinator|Modal|Be|Have|Do|VerbForms) && next.Shape == Lower && tokens[i].Word.Is(Third)
}

// Floating tells whether a token is a quantifier that can stand between a subject and its verb.
func Floating(t *Token) bool { return t.Lower == "both" || t.Lower == "all" || t.Lower == "each" }
