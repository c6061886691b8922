package gold

import (
	"cmp"
	"slices"
)

// A Tally says how many rows of a kind were found.
type Tally struct {
	Name  string `json:"name"`
	Found int    `json:"found"`
	Gold  int    `json:"gold"`
}

// Recall returns the share of rows that were found, 0 to 1; 0 where there is none.
func (t Tally) Recall() float64 { return ratio(t.Found, t.Gold) }

// Tallies are sorted by name.
type Tallies []Tally

func (t *Tallies) note(name string, found bool) { t.count(Tally{name, one(found), 1}) }

func (t *Tallies) add(other Tallies) {
	for _, one := range other {
		t.count(one)
	}
}

func (t *Tallies) count(other Tally) {
	i, known := slices.BinarySearchFunc(*t, other.Name, func(t Tally, name string) int { return cmp.Compare(t.Name, name) })
	if !known {
		*t = slices.Insert(*t, i, Tally{Name: other.Name})
	}
	(*t)[i].Found += other.Found
	(*t)[i].Gold += other.Gold
}

// A Calibration says, for each tenth of confidence, how many statements were given it and how many of these are right.
type Calibration [10]struct {
	Said         float64 // the sum of their confidences
	Right, Count int
}

func (c *Calibration) note(confidence float64, right bool) {
	tenth := min(max(int(confidence*10), 0), len(c)-1)
	c[tenth].Said += confidence
	c[tenth].Right += one(right)
	c[tenth].Count++
}

func (c *Calibration) add(other *Calibration) {
	for i, t := range other {
		c[i].Said += t.Said
		c[i].Right += t.Right
		c[i].Count += t.Count
	}
}
