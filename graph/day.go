package graph

import "time"

// A Day is a calendar day as "2006-01-02", or "" where it is unknown. Days compare as strings; the unknown day sorts before every known one.
type Day string

// ParseDay reads a day from "2006-01-02" or from an RFC 3339 instant, whose UTC day it takes.
func ParseDay(text string) (Day, error) {
	if text == "" {
		return "", nil
	}
	if t, err := time.Parse(time.DateOnly, text); err == nil {
		return DayOf(t), nil
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		return "", Errorf(Invalid, "%q is no date: write it as 2006-01-02", text)
	}
	return DayOf(t.UTC()), nil
}

// DayOf returns the calendar day of t in its own location.
func DayOf(t time.Time) Day { return Day(t.Format(time.DateOnly)) }

// Add returns the day n days later; the unknown day stays unknown.
func (d Day) Add(n int) Day {
	t, err := time.Parse(time.DateOnly, string(d))
	if err != nil {
		return ""
	}
	return DayOf(t.AddDate(0, 0, n))
}

// A Window is a span of days, both ends included. An empty end is open; a window with two open ends takes every day, the unknown one too.
type Window struct {
	Since, Until Day
}

// Bounded tells whether the window has an end, and so leaves out the unknown day.
func (w Window) Bounded() bool { return w.Since != "" || w.Until != "" }

// Holds tells whether d lies in the window. The unknown day lies in no bounded window.
func (w Window) Holds(d Day) bool {
	if !w.Bounded() {
		return true
	}
	return d != "" && (w.Since == "" || d >= w.Since) && (w.Until == "" || d <= w.Until)
}

// Meets tells whether two windows share a day.
func (w Window) Meets(other Window) bool {
	return (w.Until == "" || other.Since == "" || other.Since <= w.Until) &&
		(other.Until == "" || w.Since == "" || w.Since <= other.Until)
}
