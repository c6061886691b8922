package graph

// An Issue is a subject under negotiation: territory, security guarantees, loss and damage. Packs name issues.
type Issue struct {
	ID   string `json:"id"` // "issue:" and a slug
	Name string `json:"name"`
}

// NodeID returns the issue's id.
func (i *Issue) NodeID() string { return i.ID }

// NodeKind returns KindIssue.
func (i *Issue) NodeKind() Kind { return KindIssue }

// MergeIssues returns the issue that several documents name under one id, with the smallest name. issues must not be empty.
func MergeIssues(issues []Issue) Issue {
	merged := issues[0]
	for _, i := range issues {
		merged.Name = min(merged.Name, i.Name)
	}
	return merged
}
