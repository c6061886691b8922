package extract_test

import (
	"strings"
	"testing"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestCrowds holds sides that only common nouns name, each sentence a text of its own: who holds which stance, nothing where nobody does.
func TestCrowds(t *testing.T) {
	var all []reading
	for _, c := range crowds {
		all = append(all, reading{c.text, c.text, c.want})
	}
	holdReadings(t, grammar(t, packs.Embedded()), all, func(x *graph.Extraction) string {
		return strings.Join(stanceLines(x, func(s *graph.Statement) string { return s.ActorName + " " + string(s.Stance) }), ", ")
	})
}

var crowds = []struct{ text, want string }{
	{"The court refused to accept a request from Chile.", "Court REJECTS"},
	{"The Supreme Court of Chile rejected the government's appeal.", "Chile REJECTS"},
	{"The Chilean Supreme Court rejected the government's appeal.", "Chile REJECTS"},
	{"The Supreme Court rejected the government's appeal.", "Supreme Court REJECTS"},
	{"A parliamentary committee rejected the minister's request for more troops.", "Parliamentary committee REJECTS"},
	{"The electoral commission rejected the opposition's demand for a recount.", "Electoral commission REJECTS"},
	{"The Government of Chad sent a bill. The parliament rejected the government's plan.", "Chad REJECTS"},
	{"Several party deputies and ministers demanded that Holm resign as premier.", "Deputies DEMANDS"},
	{"Two opposition parties backed the budget deal.", "Opposition parties SUPPORTS"},
	{"Opposition leaders rejected the offer of talks from the government.", "Opposition leaders REJECTS"},
	{"Thousands of protesters demanded the resignation of the prime minister.", "Protesters DEMANDS"},
	{"Rebels rejected the truce.", "Rebels REJECTS"},
	{"Forces loyal to General Omar Tell rejected a truce proposed by the government.", "Forces loyal to General Omar Tell REJECTS"},
	{"Kenya's donors said that Kenya must hold elections.", "Kenya's donors DEMANDS"},
	{"The East African nations pledged support for Kenya's peace efforts.", "East African nations SUPPORTS"},
	{"The committee declared that it will not end the strike until the authorities meet its demands.", "Committee REJECTS"},
	{"Human rights groups urged Chad to release the detained reporters.", "Human rights groups DEMANDS"},
	{"Prosecutors asked the court to extradite the banker to Peru.", "Prosecutors DEMANDS"},
	{"Military officials agreed to a ceasefire with the rebels.", "Military officials SUPPORTS"},
	{"Two-thirds of the nurses on strike rejected the pay offer.", "Nurses REJECTS"},
	{"The union's chairman said they will not end the strike.", "Union REJECTS"},
	{"KLMPRTO's chairman said that they will not end the strike until wages rise.", "KLMPRTO REJECTS"},
	{"The QRM has ordered Tomas Berg to appear for questioning.", "QRM DEMANDS"},
	{"The Quarl-led administration rejected the truce with Chad.", "Quarl-led administration REJECTS"},
	{"A U.N. panel urged Sudan to end the arrests.", "U.N. panel DEMANDS"},
	{"Norway's Ambassador and Permanent Representative to the United Nations rejected a military solution.", "Norway REJECTS"},
	{"The summit between Norway and Sweden failed to reach agreement on fishing.", "Norway REJECTS, Sweden REJECTS"},
	{"The Soviet republics in the CIS refuse to lift sanctions on Chad.", "Soviet republics REJECTS"},
	{"The unions refuse to sign the agreement with Norway.", "Unions REJECTS"},
	{"The main All Islands Reform Party rejected the truce.", "Islands Reform Party REJECTS"},
	{"Norway's plan was rejected by rebels.", "Rebels REJECTS"},
	{"The treaty was rejected by the country's parliament.", "Parliament REJECTS"},
	{"Leaders of the opposition rejected the election results.", "Opposition REJECTS"},
	{"Members of the ruling party backed the treaty.", "Ruling party SUPPORTS"},
	{"A spokesman for the rebels said they would not accept the truce.", "Rebels REJECTS"},
	{"The chief prosecutor of the court asked for the extradition of the general.", "Court DEMANDS"},
	{"Seven European countries rejected the plan to send refugees to Chad.", "European countries REJECTS"},
	{"The Upper Lind regional government rejected the plan to send refugees away.", "Upper Lind regional government REJECTS"},
	{"A Peruvian court on Monday rejected the appeal of a Chilean journalist, his lawyer said.", "Peru REJECTS"},
	{"Norway rejected the plan, a lawyer said.", ""},
	{"Members of the committee for the harvest fair demanded more tables.", ""},
	{"The government of Chad and the rebels agreed to a truce.", "Chad SUPPORTS, Rebels SUPPORTS"},
	{"Islamist militants in Mali rejected the peace deal.", "Islamist militants in Mali REJECTS"},
	{"Malian rebels rejected the peace deal.", "Malian rebels REJECTS"},
	{"The rebels said they would not attend the peace talks.", "Rebels REJECTS"},
	{"The country's largest opposition party said it would not accept the election result.", "Largest opposition party REJECTS"},
	{"The rebels said Norway would not attend the peace talks.", "Norway REJECTS"},
	{"A spokesman for the bakery union said they would not sell rolls on Monday.", ""},
	{"Fans of the rebels demanded tickets for the final in Peru.", ""},
	{"élite fighters rejected the truce.", "Élite fighters REJECTS"},
	{"The Lindmark Water Court met. The court rejected a request from Chad.", "Lindmark Water Court REJECTS"},
	{"Residents rejected the plan to build an embassy.", ""},
	{"Western diplomats said that Chad must release the prisoners.", ""},
	{"Some countries rejected the treaty.", ""},
	{"The parish council approved the plan for a flower bed.", ""},
	{"The school panel backed the idea of a later bell.", ""},
	{"The library committee will not support the plan.", ""},
	{"Activists of the chess club demanded a vote on the cake.", ""},
	{"The police choir accepted the invitation to the open day.", ""},
	{"The committee of the flower show welcomed a visit from Peru.", ""},
	{"The senate of the university accepted the offer of a statue from Greece.", ""},
	{"Church leaders welcomed pilgrims to Peru.", ""},
	{"The ministry of hats rejected the French beret.", ""},
	{"BBQ's president said he would like more sauce.", ""},
	{"The talks between a chef and a farmer led to a cheese.", ""},
	{"Thousands of fans demanded an encore in Lima.", ""},
	{"Opposition defenders refused to accept the offer of a rest.", ""},
}
