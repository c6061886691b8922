package evidence

// An Objection says why a claim is not admitted. The list is closed; further ones belong to who claims.
type Objection string

// The objections.
const (
	UnknownValue      Objection = "a value is none that the contract knows"
	SentencesUnfit    Objection = "it cites no sentence, or one that was not shown"
	ReadBefore        Objection = "it stands only in sentences that were read before"
	PointMissing      Objection = "the point is not in the sentences"
	MeaningMissing    Objection = "what the point means is not in the document"
	CueMissing        Objection = "the cue is not in the sentences"
	ScopeMissing      Objection = "the scope is not in the sentences"
	ConditionMissing  Objection = "a condition is not in the sentences"
	PlaceMissing      Objection = "the place is not in the sentences"
	QuoteTooLong      Objection = "cue, point and conditions stand too far apart"
	ActorUnnamed      Objection = "somebody in it is not named in the document"
	ActorWithoutSide  Objection = "somebody in it can't be held to a position: a bystander, a vague group, a person of no party"
	PartyNotShown     Objection = "the document does not show the party of somebody in it"
	HolderMissing     Objection = "its actor neither stands in the sentences nor speaks there"
	HolderOther       Objection = "the words given for its actor name somebody else"
	SpeakerOther      Objection = "somebody else speaks there"
	CueOpposed        Objection = "the cue carries another stance, or is negated"
	CueEmpty          Objection = "the cue carries no stance"
	Supposed          Objection = "it is asked or supposed there, not said"
	ParticipantsUnfit Objection = "it names fewer than two participants, one twice, or wrong pairs"
	Repeated          Objection = "it was claimed before"
)

// Error makes an Objection the error of a claim.
func (r Objection) Error() string { return string(r) }
