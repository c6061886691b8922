package extract

// The kinds as Explain names them.

func (k mentionKind) String() string {
	return [...]string{partyMention: "party", personMention: "person", orgMention: "organization"}[k]
}

func (k nameKind) String() string {
	return [...]string{partyName: "party", demonym: "demonym", capital: "capital", seat: "seat"}[k]
}

func (k titleKind) String() string {
	return [...]string{roleTitle: "role", chairTitle: "chair", bystanderTitle: "bystander"}[k]
}

func (k chunkKind) String() string {
	return [...]string{
		nounChunk: "noun", verbChunk: "verb", prepChunk: "preposition", commaChunk: "comma", conjChunk: "conjunction", subChunk: "subordinator",
		thatChunk: "that", relChunk: "relative", conditionChunk: "condition", openChunk: "open", closeChunk: "close", dashChunk: "dash",
		colonChunk: "colon", semiChunk: "semicolon", quoteChunk: "quote", adverbChunk: "adverb", timeChunk: "time", otherChunk: "other",
	}[k]
}

func (k clauseKind) String() string {
	return [...]string{
		mainClause: "main", joinedClause: "joined", adjunctClause: "adjunct", absoluteClause: "absolute", infinitive: "infinitive",
		relativeClause: "relative", reducedClause: "reduced",
	}[k]
}
