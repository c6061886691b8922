package packs

// A Manifest is a pack's pack.yaml.
type Manifest struct {
	Pack    string   `yaml:"pack"`
	Version int      `yaml:"version"`
	About   string   `yaml:"about"`
	Needs   []string `yaml:"needs"`
	Parties []string `yaml:"parties"` // of its dispute: its issues and terms are known only in documents that turn on these; empty: in any
	Words   []string `yaml:"words"`   // of its dispute: its issues and terms are known only in documents that hold two of these; empty: in any
}

// A Dispute is what a pack's issues and terms are about. A nil one is any.
type Dispute struct {
	Parties []string // slugs: a document must turn on all of them
	Words   []string // single words in lower case: a document must hold two of them, or one twice
}

// Examples are texts that a rule must find something in, and texts that it must find nothing in.
type Examples struct {
	Match   []string `yaml:"match"`
	NoMatch []string `yaml:"noMatch"`
}

// A Party is a side with the words that name it.
type Party struct {
	ID       string   `yaml:"id"` // a slug
	Name     string   `yaml:"name"`
	Type     string   `yaml:"type"`     // STATE, BLOC, ORGANIZATION, FACTION, ARMED_GROUP
	Aliases  []string `yaml:"aliases"`  // an all-capitals one matches in capitals only
	Demonyms []string `yaml:"demonyms"` // adjectives and people
	Capitals []string `yaml:"capitals"` // places that stand for the party when they act
	Seats    []string `yaml:"seats"`    // seats of power and spokesbodies: always the party
	Members  []Member `yaml:"members"`  // of a bloc
}

// A Member is a bloc's member, dated where it came or went. A bare slug is enough where it did not.
type Member struct {
	Party string `yaml:"party"`
	Since string `yaml:"since"`
	Until string `yaml:"until"`
}

// A Role is a group of titles of people who speak for, or only belong to, a party.
type Role struct {
	ID       string   `yaml:"id"`
	Capacity string   `yaml:"capacity"` // SPEAKS_FOR, BELONGS_TO
	Reason   string   `yaml:"reason"`
	Titles   []string `yaml:"titles"` // lower case, as they stand before or after a name
	Words    []string `yaml:"words"`  // modifiers that lend a title this capacity: former
	Examples Examples `yaml:"examples"`
}

// An Office is a group of titles that the officers of few parties only bear, so that a title alone says whose an officer is.
type Office struct {
	ID      string   `yaml:"id"`
	Reason  string   `yaml:"reason"`
	Parties []string `yaml:"parties"` // slugs
	Titles  []string `yaml:"titles"`  // lower case
	Usual   bool     `yaml:"usual"`   // others' officers bear them too: only where the text names the party and shows nobody else's
}

// Titles are titles under which a person acts for no party, or is a bystander.
type Titles struct {
	ID       string   `yaml:"id"`
	Reason   string   `yaml:"reason"`
	Titles   []string `yaml:"titles"`
	Examples Examples `yaml:"examples"`
}

// Words is a word list that the grammar asks for by its id.
type Words struct {
	ID       string   `yaml:"id"`
	Reason   string   `yaml:"reason"`
	Words    []string `yaml:"words"`
	Examples Examples `yaml:"examples"`
}

// A VerbList names verbs by their lemmas. Forms follow the rules of English spelling; Irregular and Doubling say where they do not.
type VerbList struct {
	Verbs     []string        `yaml:"verbs"`
	Irregular []IrregularVerb `yaml:"irregular"`
	Doubling  []string        `yaml:"doubling"` // lemmas that double their last consonant
	NounLike  []string        `yaml:"nounLike"` // lemmas whose base and -s form are as often nouns
}

// An IrregularVerb gives the forms that rules do not.
type IrregularVerb struct {
	Lemma      string   `yaml:"lemma"`
	Past       string   `yaml:"past"`
	Participle string   `yaml:"participle"`
	Third      string   `yaml:"third"`
	Gerund     string   `yaml:"gerund"`
	Also       []string `yaml:"also"` // further past forms: got, gotten
}

// A Notion is what several words of a point mean alike, see loaders/kernel.
type Notion struct {
	ID    string   `yaml:"id"`
	Role  string   `yaml:"role"` // turn, act, thing, light, wrap, trim
	Sign  int      `yaml:"sign"` // turn: -1 where it is against what it turns
	Of    string   `yaml:"of"`   // act: the act that it is the opposite of
	Words []string `yaml:"words"`
}

// A Cue is a rule by which words carry a stance. One of Verbs, Nouns, Adjectives, Compounds, Predicates and Modals is filled.
type Cue struct {
	ID         string   `yaml:"id"`
	Stance     string   `yaml:"stance"`
	Reason     string   `yaml:"reason"`
	Report     bool     `yaml:"report"`     // what it takes is a report, whose own statements are looked for
	Verbs      []string `yaml:"verbs"`      // lemmas, with a particle ("rule out") or a tail after a gap ("treat ... as a red line")
	Nouns      []string `yaml:"nouns"`      // lemmas: "Norway's call for"
	Adjectives []string `yaml:"adjectives"` // after be, or "with Norway opposed"
	Compounds  []string `yaml:"compounds"`  // participles joined by a hyphen: "Norway-drafted"
	Predicates []string `yaml:"predicates"` // what is said of the point: "unacceptable", "off the table"
	Modals     []string `yaml:"modals"`     // before any verb: "must", "will not"
	Takes      []string `yaml:"takes"`      // complements, see Complements
	Objects    []string `yaml:"objects"`    // the object's head must be one of these
	Negated    string   `yaml:"negated"`    // the stance under negation; empty: none
	After      bool     `yaml:"after"`      // the point stands after a verb's tail, not in the gap before it: "conditioned its signature on"
	Would      bool     `yaml:"would"`      // only under "would": "would like a seat"
	Examples   Examples `yaml:"examples"`
}

// A Pattern proposes where in a sentence graph a position may stand: a cue, whose it is and what it is about, by the edges that lead to them. Whether
// one stands there is for the judge to say. Paths are written as package pattern reads them.
type Pattern struct {
	ID       string   `yaml:"id"`
	Reason   string   `yaml:"reason"`
	Cue      string   `yaml:"cue"`    // verb, noun, adjective, preposition
	Holder   []string `yaml:"holder"` // paths, tried in order
	Point    []string `yaml:"point"`  // paths, tried in order; "itself" for the cue's own clause
	Words    string   `yaml:"words"`  // a word list that must hold the cue's lemma; empty: any
	Examples Examples `yaml:"examples"`
}

// A ConditionCue is a rule by which words tie a condition to a position.
type ConditionCue struct {
	ID       string   `yaml:"id"`
	Kind     string   `yaml:"kind"` // IF, UNLESS, ONLY_IF, AS_LONG_AS
	Reason   string   `yaml:"reason"`
	Words    []string `yaml:"words"`   // phrases that open the condition
	Except   []string `yaml:"except"`  // phrases that hold such words and open none: "if necessary"
	Behind   string   `yaml:"behind"`  // what must stand before them: refusal, will, consent for anything but a verb that rejects; empty: anything
	Takes    string   `yaml:"takes"`   // what must follow them: clause, its subject and verb; turned, a subject whose verb they are; empty: anything
	Follows  bool     `yaml:"follows"` // they open one only behind the position, with no comma between
	Examples Examples `yaml:"examples"`
}

// A MeetingCue is a rule by which words report a meeting.
type MeetingCue struct {
	ID       string   `yaml:"id"`
	Mode     string   `yaml:"mode"` // talks, visit, call, summit, mediation ...
	Reason   string   `yaml:"reason"`
	Verbs    []string `yaml:"verbs"`   // "meet", "sit across from": who acts meets whom the object or a "with" names
	Objects  []string `yaml:"objects"` // with these heads: "hold talks"
	Except   []string `yaml:"except"`  // not with these heads, lemmas: "met the deadline"
	For      []string `yaml:"for"`     // with these after "for": "joined Norway for talks"
	Nouns    []string `yaml:"nouns"`   // the event by its name: "talks between A and B", "a meeting with B"
	Status   string   `yaml:"status"`  // DENIED, PLANNED: fixed by the words themselves; else by tense and negation
	Gather   bool     `yaml:"gather"`  // people gather at an event: more than two sides do not sit face to face
	Examples Examples `yaml:"examples"`
}

// An Issue is a subject under negotiation with the words that mark it.
type Issue struct {
	ID      string   `yaml:"id"`
	Name    string   `yaml:"name"`
	Words   []string `yaml:"words"`
	Dispute *Dispute `yaml:"-"` // of its pack
}

// A Term is a known demand or proposal with the words by which a point words it: one alternative of each group of All, none of None.
type Term struct {
	ID         string     `yaml:"id"`
	Label      string     `yaml:"label"`
	Issue      string     `yaml:"issue"`
	Kind       string     `yaml:"kind"` // DEMAND, PROPOSAL; empty: derived
	OppositeOf string     `yaml:"oppositeOf"`
	PartOf     string     `yaml:"partOf"`
	Revises    string     `yaml:"revises"`
	All        [][]string `yaml:"all"`
	None       []string   `yaml:"none"`
	Dispute    *Dispute   `yaml:"-"` // of its pack
	Examples   Examples   `yaml:"examples"`
}

// Complements lists what a cue's Takes may hold, beside prepositions: what stands after the cue.
func Complements() []string {
	return []string{
		"object",         // "rejected the plan"
		"gerund",         // "opposed singling out"
		"to",             // "refused to cede land"
		"that",           // "proposed that the chair prepare"
		"clause",         // "said the text was late"
		"bare",           // "demands Norway abandon the plan"
		"actor-to",       // "urged Norway to halt"
		"on-actor-to",    // "called on Norway to halt"
		"to-actor-to",    // "appealed to Norway to halt"
		"with-actor-to",  // "pleaded with Norway to halt"
		"actor-to-by",    // "gave Norway two days to halt"
		"actor-for",      // "asked Norway for a halt"
		"to-actor-for",   // "turned to Norway for a halt"
		"with-actor-for", // "pleaded with Norway for a halt"
		"for-to",         // "called for Norway to halt"
		"as",             // "described the plan as"
		"is",             // "Norway's demand is a halt"
		"nothing",        // "disagreed"
	}
}

// Prepositions lists the prepositions that a cue's Takes may hold: "called for a halt".
func Prepositions() []string {
	return []string{"for", "on", "to-object", "with", "against", "over", "about", "of", "in", "into", "at", "from", "toward", "by", "upon", "behind", "between"}
}
