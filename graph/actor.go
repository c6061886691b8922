package graph

import (
	"cmp"
	"slices"
)

// PartyType says what sort of side a party is.
type PartyType string

// The types of parties.
const (
	State        PartyType = "STATE"
	Bloc         PartyType = "BLOC"
	Organization PartyType = "ORGANIZATION"
	Faction      PartyType = "FACTION"
	ArmedGroup   PartyType = "ARMED_GROUP"
)

// A Party is a side: a state, bloc, organization, faction or armed group.
type Party struct {
	ID       string       `json:"id"` // "party:" and a slug of its name
	Name     string       `json:"name"`
	Type     PartyType    `json:"type"`
	Aliases  []string     `json:"aliases,omitempty"`  // other names that a query may use, sorted
	MemberOf []Membership `json:"memberOf,omitempty"` // from packs; a MEMBER_OF edge where the bloc is in the graph too
}

// A Membership says that a party belongs to a bloc, from Since until Until where these are known.
type Membership struct {
	Bloc  string `json:"bloc"` // the bloc's party id
	Since Day    `json:"since,omitempty"`
	Until Day    `json:"until,omitempty"`
}

// NodeID returns the party's id.
func (p *Party) NodeID() string { return p.ID }

// NodeKind returns KindParty.
func (p *Party) NodeKind() Kind { return KindParty }

// Capacity says whether a role makes its holder speak for the party.
type Capacity string

// The capacities. A position counts only statements made under SpeaksFor; the others stand beside it as voices.
const (
	SpeaksFor Capacity = "SPEAKS_FOR"
	BelongsTo Capacity = "BELONGS_TO"
)

// An Envoy is a named person who speaks or acts for a party, under one full name. Several names of one person are several
// envoys joined by SAME_AS (see SameAs); the canonical one stands for all.
type Envoy struct {
	ID    string   `json:"id"` // "envoy:", a slug of the name and, where the text gives one, the party's slug
	Name  string   `json:"name"`
	Party string   `json:"party,omitempty"` // party id, empty where the text gives none
	Roles []Role   `json:"roles,omitempty"` // as this document, or all of them, name them
	Names []string `json:"names,omitempty"` // every name that the canonical envoy stands for, sorted; empty in an extraction
}

// A Role is one title of an envoy, with the passage that gives it.
type Role struct {
	Text     string   `json:"text"` // as written: "special envoy"
	Capacity Capacity `json:"capacity"`
	Document string   `json:"document"`
	Evidence Passage  `json:"evidence"`
}

// NodeID returns the envoy's id.
func (e *Envoy) NodeID() string { return e.ID }

// NodeKind returns KindEnvoy.
func (e *Envoy) NodeKind() Kind { return KindEnvoy }

// MergeParties returns the party that several documents name under one id: the smallest name and type, all aliases and memberships.
// parties must not be empty.
func MergeParties(parties []Party) Party {
	merged := parties[0]
	merged.Aliases, merged.MemberOf = nil, nil
	for _, p := range parties {
		if p.Name < merged.Name || p.Name == merged.Name && p.Type < merged.Type {
			merged.Name, merged.Type = p.Name, p.Type
		}
		merged.Aliases = append(merged.Aliases, p.Aliases...)
		merged.MemberOf = append(merged.MemberOf, p.MemberOf...)
	}
	merged.Aliases = sortedSet(merged.Aliases)
	slices.SortFunc(merged.MemberOf, compareMembership)
	merged.MemberOf = slices.Compact(merged.MemberOf)
	return merged
}

// CanonicalParty returns the party that stands for several names of one party: the first's id, name and type, with the other names among
// its aliases and every membership. parties must not be empty; canonical comes first.
func CanonicalParty(parties []Party) Party {
	first := parties[0]
	merged := MergeParties(parties)
	merged.Name, merged.Type = first.Name, first.Type
	for _, p := range parties[1:] {
		if p.Name != first.Name {
			merged.Aliases = append(merged.Aliases, p.Name)
		}
	}
	merged.Aliases = sortedSet(merged.Aliases)
	return merged
}

// NamedEnvoy returns the envoy that several documents name under one id: the smallest name, then party, and every role. envoys must not
// be empty.
func NamedEnvoy(envoys []Envoy) Envoy {
	sorted := slices.Clone(envoys)
	slices.SortFunc(sorted, func(a, b Envoy) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Party, b.Party)) })
	return MergeEnvoys(sorted)
}

// MergeEnvoys returns the canonical envoy of several names: the first's id, name and party, every name and role of all.
// envoys must not be empty; canonical comes first.
func MergeEnvoys(envoys []Envoy) Envoy {
	merged := envoys[0]
	merged.Roles, merged.Names = nil, nil
	for _, e := range envoys {
		merged.Names = append(merged.Names, e.Name)
		merged.Roles = append(merged.Roles, e.Roles...)
		if merged.Party == "" {
			merged.Party = e.Party
		}
	}
	merged.Names = sortedSet(merged.Names)
	slices.SortFunc(merged.Roles, compareRole)
	merged.Roles = slices.Compact(merged.Roles)
	return merged
}
