package extract

import "github.com/parleygraph/parley/loaders/packs"

// addLists fills the plain word lists, each by its id in the packs.
func (v *vocabulary) addLists(set *packs.Set) {
	fill(set, v.sideLists())
	fill(set, map[string]*map[string]bool{
		"echo-support":       &v.supporting,
		"echo-oppose":        &v.opposing,
		"matter":             &v.matters,
		"carrying":           &v.carrying,
		"no-comment":         &v.refusing,
		"doubting":           &v.doubting,
		"heads.organization": &v.orgs,
		"heads.thing":        &v.things,
		"hearsay":            &v.hearsay,
		"civil-verb":         &v.civil,
		"stance-noun":        &v.stanceNouns,
		"receiving":          &v.receiving,
		"convening":          &v.convening,
		"travelling":         &v.travelling,
		"pair-person":        &v.pairPersons,
		"settlement":         &v.settlements,
		"possessive":         &v.possessives,
		"untrue":             &v.untrue,
		"certain":            &v.certain,
		"alleged":            &v.alleged,
		"hedge":              &v.hedges,
		"failing":            &v.failing,
		"guessing":           &v.guessing,
		"ending":             &v.ending,
		"ceasing":            &v.ceasing,
		"errand":             &v.errands,
		"visiting":           &v.visiting,
		"retreating":         &v.retreating,
		"conceding":          &v.conceding,
		"head-noun":          &v.headNouns,
		"answer":             &v.answers,
		"force":              &v.forces,
		"issuing":            &v.issuing,
		"issued":             &v.issued,
		"threat":             &v.threats,
		"breaking":           &v.breaking,
		"troops":             &v.troops,
	})
}

// sideLists returns where the lists go that tell who is a side.
func (v *vocabulary) sideLists() map[string]*map[string]bool {
	return map[string]*map[string]bool{
		"heads.worker":    &v.workers,
		"heads.camp":      &v.campNouns,
		"labour":          &v.labourWords,
		"heads.chamber":   &v.chambers,
		"heads.cause":     &v.causes,
		"heads.banded":    &v.banded,
		"heads.patron":    &v.patrons,
		"camp-word":       &v.campWords,
		"heads.union":     &v.unions,
		"siding":          &v.siding,
		"commanding":      &v.commanding,
		"follower":        &v.followers,
		"counsel":         &v.counsel,
		"court":           &v.courts,
		"local":           &v.localWords,
		"quantity":        &v.quantities,
		"state-word":      &v.stateWords,
		"government":      &v.governments,
		"pair-noun":       &v.pairNouns,
		"bloc-members":    &v.blocWords,
		"country":         &v.countries,
		"stateless":       &v.stateless,
		"mediating":       &v.mediating,
		"heads.faction":   &v.factions,
		"heads.body":      &v.bodies,
		"heads.anaphoric": &v.anaphoric,
		"region":          &v.regionWords,
		"member":          &v.memberWords,
		"state-office":    &v.stateOffices,
	}
}

// fill gives each list its words, by its id in the packs.
func fill(set *packs.Set, lists map[string]*map[string]bool) {
	for id, words := range lists {
		*words = setOf(set.List(id))
	}
}

func setOf(words []string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}
