package main

import "github.com/parleygraph/parley/graph/gold"

// The types of this file are what `parley eval --json` prints. Ratios are 0 to 1, and 0 where there is nothing to divide.

type evalJSON struct {
	Collections []evaluatedJSON `json:"collections"`
	Genres      []evaluatedJSON `json:"genres,omitempty"` // the same documents, of those that have a genre
	Total       evaluatedJSON   `json:"total"`
}

type evaluatedJSON struct {
	Name            string      `json:"name"`
	Documents       int         `json:"documents"`
	Missing         []string    `json:"missing"`
	Scores          []scoreJSON `json:"scores"`
	Hard            int         `json:"hard"`
	HardExact       int         `json:"hardExact"`
	HardSign        int         `json:"hardSign"`
	Bystanders      int         `json:"bystanders"`
	BystandersMade  int         `json:"bystandersMade"`
	UnnamedEnvoys   int         `json:"unnamedEnvoys"`
	NotMeetings     int         `json:"notMeetings"`
	NotMeetingsHeld int         `json:"notMeetingsHeld"`

	Conditions  []gold.Tally   `json:"conditionsByKind"`
	Meetings    []gold.Tally   `json:"meetingsByStatus"`
	Calibration []tenthJSON    `json:"calibration"`
	Errors      []gold.Mistake `json:"errors,omitempty"` // with --errors
}

// A tenthJSON says how many statements were given a confidence about as high, and how many are right.
type tenthJSON struct {
	Said  float64 `json:"said"` // on average
	Right int     `json:"right"`
	Count int     `json:"count"`
}

type scoreJSON struct {
	Name      string  `json:"name"`
	Precision float64 `json:"precision"`
	Recall    float64 `json:"recall"`
	F1        float64 `json:"f1"`
	Right     int     `json:"right"`
	Output    int     `json:"output"`
	Found     int     `json:"found"`
	Gold      int     `json:"gold"`
}

func newEvaluatedJSON(e *evaluated, mistakes bool) evaluatedJSON {
	out := evaluatedJSON{
		Name: e.name, Documents: e.Documents, Missing: append([]string{}, e.Missing...), Hard: e.Hard, HardExact: e.HardExact, HardSign: e.HardSign,
		Bystanders: e.Bystanders, BystandersMade: e.BystandersMade, UnnamedEnvoys: e.UnnamedEnvoys, NotMeetings: e.NotMeetings, NotMeetingsHeld: e.NotMeetingsHeld,
	}
	for _, l := range e.Lines() {
		out.Scores = append(out.Scores, scoreJSON{l.Name, l.Precision(), l.Recall(), l.F1(), l.Right, l.Output, l.Found, l.Gold})
	}
	out.Conditions, out.Meetings = append([]gold.Tally{}, e.Kinds...), append([]gold.Tally{}, e.Statuses...)
	out.Calibration = []tenthJSON{}
	for _, t := range e.Calibration {
		if t.Count > 0 {
			out.Calibration = append(out.Calibration, tenthJSON{t.Said / float64(t.Count), t.Right, t.Count})
		}
	}
	if mistakes {
		out.Errors = e.Mistakes
	}
	return out
}
