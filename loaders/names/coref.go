package names

// meant returns whom the words at word take up that name nobody: pronouns, role descriptions, "the two sides".
func (n *Names) meant(sentence, word int) []Ref {
	return nil
}
