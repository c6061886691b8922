package names

// named returns whom the noun phrase names that word heads: "Norway", "the Holm administration", "a spokesman for the ministry of Norway". It is nil where
// it names nobody, and one Ref of the kind Nobody where it names what can be no actor: "Norwegian voters".
func (n *Names) named(sentence, word int) []Ref {
	return nil
}
