package graph

// MeetingStatus says whether a meeting took place.
type MeetingStatus string

// The statuses of meetings.
const (
	Held    MeetingStatus = "HELD"
	Planned MeetingStatus = "PLANNED"
	Off     MeetingStatus = "DENIED"
)

// A Participant of a meeting, as this document names it.
type Participant struct {
	Text  string `json:"text"`            // as written
	Actor string `json:"actor"`           // party or envoy id
	Name  string `json:"name"`            // its canonical name within the document
	Party string `json:"party,omitempty"` // party id
}

// A Meeting is one meeting that one document reports, held, planned or denied.
type Meeting struct {
	ID           string        `json:"id"` // "meeting:" and a hash, see MeetingID
	Document     string        `json:"document"`
	Collection   string        `json:"collection,omitempty"`
	Participants []Participant `json:"participants"`
	Pairs        [][2]int      `json:"pairs"`           // who sat face to face, as indexes of Participants, the smaller first
	Mode         string        `json:"mode,omitempty"`  // talks, visit, call, summit ...
	Place        string        `json:"place,omitempty"` // as written
	Since        Day           `json:"since,omitempty"` // from the text
	Until        Day           `json:"until,omitempty"`
	Day          Day           `json:"day,omitempty"` // Since, else the document's publication day
	Status       MeetingStatus `json:"status"`
	Quote        Passage       `json:"quote"`
	Rule         string        `json:"rule"`
}

// NodeID returns the meeting's id.
func (m *Meeting) NodeID() string { return m.ID }

// NodeKind returns KindMeeting.
func (m *Meeting) NodeKind() Kind { return KindMeeting }

// undatedDenial is how many days before its document's day a denial without a date of its own speaks for.
const undatedDenial = 7

// Window returns the days that the meeting covers: its own dates, else its document's day. A denial without a date covers the week up to
// its document's day.
func (m *Meeting) Window() Window {
	if m.Since == "" && m.Until == "" {
		if m.Status == Off && m.Day != "" {
			return Window{Since: m.Day.Add(-undatedDenial), Until: m.Day}
		}
		return Window{Since: m.Day, Until: m.Day}
	}
	window := Window{Since: m.Since, Until: m.Until}
	if window.Since == "" {
		window.Since = window.Until
	}
	if window.Until == "" {
		window.Until = window.Since
	}
	return window
}
