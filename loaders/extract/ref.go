package extract

// A ref is an actor with the tokens that name it.
type ref struct {
	actor
	tokens span
	text   string
	start  int
}
