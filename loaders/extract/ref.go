package extract

// A Ref is an actor with the tokens that name it.
type Ref struct {
	Actor
	Tokens Span
	Text   string
	Start  int
}
