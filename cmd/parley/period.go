package main

import (
	"time"

	"github.com/parleygraph/parley/graph"
)

// heldText says when a meeting was or was to be: on its day or in its period, or that its text tells no day and which one its document is of.
func heldText(m *graph.Meeting) string {
	switch {
	case m.Since != "" || m.Until != "":
		return periodText(m.Since, m.Until)
	case m.Day == "":
		return "day unknown"
	default:
		return "day unknown (document of " + string(m.Day) + ")"
	}
}

// periodText writes the days from one to another, one of which may be unknown: a whole month as "2025-06", a whole year as "2025", one day as itself.
func periodText(since, until graph.Day) string {
	switch {
	case since == until || until == "":
		return string(since)
	case since == "":
		return "until " + string(until)
	}
	first, err := time.Parse(time.DateOnly, string(since))
	if err != nil || first.Day() != 1 {
		return string(since) + " to " + string(until)
	}
	switch until {
	case graph.DayOf(first.AddDate(0, 1, -1)):
		return first.Format("2006-01")
	case graph.Day(first.Format("2006") + "-12-31"):
		if first.Month() == time.January {
			return first.Format("2006")
		}
	}
	return string(since) + " to " + string(until)
}
