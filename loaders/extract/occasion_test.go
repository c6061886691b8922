package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestOccasions holds the ways in which news tell of a meeting: status, who takes part, and which of them sit face to face.
func TestOccasions(t *testing.T) {
	holdReadings(t, grammar(t, packs.Embedded()), occasions, func(x *graph.Extraction) string {
		var lines []string
		for i := range x.Meetings {
			m := &x.Meetings[i]
			lines = append(lines, fmt.Sprint(m.Status, " ", participantNames(m), " ", m.Pairs))
		}
		return strings.Join(lines, "\n")
	})
}

var occasions = []reading{
	{"as they meet", "Chadian and Sudanese negotiators are meeting in Cairo.", "HELD Chad, Sudan [[0 1]]"},
	{"what is a meeting", "The next step is meeting of minds.", ""},
	{"a visit", "Chadian Foreign Minister Amina Toro called on Sudanese President Omar Teki to discuss the wells.", "HELD Amina Toro, Omar Teki [[0 1]]"},
	{"a visit for nothing", "Chadian Foreign Minister Amina Toro called on Sudanese President Omar Teki in Khartoum on Friday.", "HELD Amina Toro, Omar Teki [[0 1]]"},
	{"a call to act", "Chad called on Sudanese President Omar Teki to reopen the wells.", ""},
	{"a call to talk to others", "Chad called on Sudanese President Omar Teki to discuss the wells with the rebels.", ""},
	{"joined for talks", "Chadian Foreign Minister Amina Toro joined Sudanese President Omar Teki for two days of talks.", "HELD Amina Toro, Omar Teki [[0 1]]"},
	{"joined for a meeting", "Chadian Foreign Minister Amina Toro joined Sudanese President Omar Teki for a first meeting.", "HELD Amina Toro, Omar Teki [[0 1]]"},
	{"welcomed for dinner", "Chadian President Idris Mara will welcome Sudanese President Omar Teki for dinner.", "PLANNED Idris Mara, Omar Teki [[0 1]]"},
	{"joined for good", "Chad joined Sudan for good.", ""},
	{"a caption", "Chadian President Idris Mara, left, and Sudanese President Omar Teki, right, meet in Cairo.", "HELD Idris Mara, Omar Teki [[0 1]]"},
	{"a handshake", "Chadian President Idris Mara, center, shakes hands with Sudanese President Omar Teki.", "HELD Idris Mara, Omar Teki [[0 1]]"},
	{"two who face the press", "Chadian Finance Minister Idris Mara and Minister for Trade Amina Toro hold a press conference.", "HELD Idris Mara, Amina Toro [[0 1]]"},
	{"one who does", "Chad held a press conference in Cairo.", ""},
	{"talks at a place", "Chadian envoys held several meetings in Cairo.", "HELD Chad []"},
	{"a call that is made", "Chadian President Idris Mara made a phone call to Sudanese President Omar Teki.", "HELD Idris Mara, Omar Teki [[0 1]]"},
	{"a firm's talks", "Brell held talks with investors in Cairo.", ""},
	{"rehearsals at a place", "Chad held rehearsals in Cairo.", ""},
	{"a session at home", "The Chadian parliament held a session in Cairo.", ""},
	{"the host of a summit", "Chad will host the regional summit.", "PLANNED Chad []"},
	{"the host of others' talks", "Egypt is hosting talks between Chad and Sudan.", "HELD Egypt, Chad, Sudan [[0 1] [0 2] [1 2]]"},
	{"a mediation", "Egypt is mediating between Chad and Sudan.", "HELD Egypt, Chad, Sudan []"},
	{"a mediation by its noun", "Egypt has launched a mediation effort to end the quarrel between Chad and Sudan.", "HELD Egypt, Chad, Sudan []"},
	{"a mediation that is only offered", "Egypt offered to mediate between Chad and Sudan.", ""},
	{"a race", "Egypt launched a race between Chad and Sudan.", ""},
}
