package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/parleygraph/parley/graph"
	"github.com/parleygraph/parley/loaders/packs"
)

// TestSessionReports holds the grammar of session reports, whose sentences are dense with parties: each reads as these lines, one a statement, in
// the order of the text: actor, stance, cue and point, with the fronted scope before it.
func TestSessionReports(t *testing.T) {
	x := grammar(t, packs.Embedded())
	for _, test := range sessionReports {
		t.Run(test.name, func(t *testing.T) {
			out := run(t, x, parse(t, "a.txt", test.text))
			if diff := cmp.Diff(test.want, sessionLines(out.Statements)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", test.text, diff)
			}
		})
	}
}

// sessionLines writes each statement as a line.
func sessionLines(statements []graph.Statement) []string {
	var lines []string
	for _, s := range statements {
		about := s.Point.Text
		if s.Scope != "" {
			about = s.Scope + ": " + about
		}
		actor := s.ActorName
		for _, id := range s.OnBehalfOf {
			actor += " for " + strings.TrimPrefix(id, "party:")
		}
		lines = append(lines, fmt.Sprintf("%s %s %s %s", actor, s.Stance, s.Cue.Text, about))
	}
	return lines
}

var sessionReports = []struct {
	name, text string
	want       []string
}{
	{"insertion without its second comma", "PERU, supported by CHILE, CUBA and MALI requested a longer session.", []string{
		"Peru DEMANDS requested a longer session",
		"Chile SUPPORTS supported a longer session", "Cuba SUPPORTS supported a longer session", "Mali SUPPORTS supported a longer session"}},
	{"fronted companions", "With Ghana, and opposed by Oman and Qatar, she argued against new levies.", []string{
		"Ghana REJECTS argued against new levies", "Oman SUPPORTS opposed against new levies", "Qatar SUPPORTS opposed against new levies"}},
	{"members of a vague group", "Several speakers, including PERU, the EU and MALI, stressed the role of forests.", []string{
		"Peru STATES stressed the role of forests", "European Union STATES stressed the role of forests", "Mali STATES stressed the role of forests"}},
	{"fronted participle before a list", "Noting the costs of ferries and rail, JAPAN and POLAND cautioned against haste.", []string{
		"Japan STATES Noting the costs of ferries and rail", "Poland STATES Noting the costs of ferries and rail",
		"Japan REJECTS cautioned against haste", "Poland REJECTS cautioned against haste"}},
	{"condition inside what is reported", "PERU said that, if the fund is empty, work cannot begin.", []string{
		"Peru STATES said that, if the fund is empty, work cannot begin"}},
	{"present contrast inside what is reported", "PERU said the pilot is small, while the fund remains empty.", []string{
		"Peru STATES said the pilot is small, while the fund remains empty"}},
	{"contrast with another speaker", "PERU supported the fund, while the Secretariat noted its costs.", []string{"Peru SUPPORTS supported the fund"}},
	{"reason inside what is reported", "PERU noted the need for a pilot because the rules are new.", []string{
		"Peru STATES noted the need for a pilot because the rules are new"}},
	{"absolute clause without an actor", "PERU said a fee could be paid, with a fine applied.", []string{"Peru STATES said a fee could be paid, with a fine applied"}},
	{"absolute clause with an actor", "Many members favoured a fee, with PERU opposed to fines.", []string{"Peru REJECTS opposed to fines"}},
	{"relative clause of two verbs", "PERU presented a plan which has its merits and is cheap.", []string{
		"Peru PROPOSES presented a plan which has its merits and is cheap"}},
	{"participle as adjective in a list", "PERU supported a pilot, an early review, and improved guidelines.", []string{
		"Peru SUPPORTS supported a pilot, an early review, and improved guidelines"}},
	{"act as subject of what is reported", "PERU said that considering fees slowed the talks.", []string{"Peru STATES said that considering fees slowed the talks"}},
	{"a party's paper acts", "PERU's proposal opposes fees on ferries.", []string{"Peru REJECTS opposes fees on ferries"}},
	{"a bloc's states", "The CARICOM states opposed the fee.", []string{"Caribbean Community REJECTS opposed the fee"}},
	{"shouted name of an unknown body", "The WORLD COUNCIL FOR MOUNTAIN FARMERS opposed the fee.", []string{
		"WORLD COUNCIL FOR MOUNTAIN FARMERS REJECTS opposed the fee"}},
	{"bodies decide for all", "The COP adopted the text and SBSTA agreed to recommend it.", nil},
	{"officer with a country in brackets", "Ana Flores Lund (Peru) introduced a proposal to end the session.", nil},
	{"question behind ask", "PERU asked how the fund works and noted its costs.", []string{
		"Peru STATES asked how the fund works", "Peru STATES noted its costs"}},
	{"question behind if", "PERU asked if this was fair.", []string{"Peru STATES asked if this was fair"}},
	{"that behind an insertion", "PERU proposed, in the light of the delay, that the session end.", []string{"Peru PROPOSES proposed that the session end"}},
	{"adverbial participle of who speaks", "PERU said that work on a plan that will define fees is slow, adding that the COP decides.", []string{
		"Peru STATES said that work on a plan that will define fees is slow", "Peru STATES adding that the COP decides"}},
	{"serial infinitives", "PERU stressed the need to train staff, build links and write reports.", []string{
		"Peru STATES stressed the need to train staff, build links and write reports"}},
	{"participle of a part", "PERU said there are two funds, one related to forests and the other to cities.", []string{
		"Peru STATES said there are two funds, one related to forests and the other to cities"}},
	{"some of a bloc", "Other members of the G-77 rejected the fee.", nil},
	{"principal of who is pointed back to", "PERU, for AILAC, said they do not support fees.", []string{
		"Peru for independent-association-of-latin-america-and-the-caribbean STATES said they do not support fees",
		"Peru for independent-association-of-latin-america-and-the-caribbean REJECTS not support fees"}},
	{"examples of what a noun takes", "PERU rejected Chile's demand for fees, particularly those on ferries.", []string{
		"Peru REJECTS rejected Chile's demand for fees, particularly those on ferries", "Chile DEMANDS demand for fees, particularly those on ferries"}},
	{"all who call it unacceptable", "PERU and CHILE said the fee was unacceptable.", []string{
		"Peru STATES said the fee was unacceptable", "Chile STATES said the fee was unacceptable",
		"Peru REJECTS unacceptable the fee", "Chile REJECTS unacceptable the fee"}},
	{"two prepositions of one noun", "PERU said differences in the scope of and access to the fund should be settled.", []string{
		"Peru STATES said differences in the scope of and access to the fund should be settled"}},
	{"list inside a subject", "PERU said rules on voting, seats and fees should be equal.", []string{"Peru STATES said rules on voting, seats and fees should be equal"}},
	{"concession inside what is reported", "PERU noted that fees, although not perfect, may help.", []string{"Peru STATES noted that fees, although not perfect, may help"}},
	{"contrast that opens what is reported", "PERU said that while pilots are useful, lessons should be drawn.", []string{
		"Peru STATES said that while pilots are useful, lessons should be drawn"}},
	{"dashes inside what is reported", "PERU said work should focus on the three clusters--aims, means and ends--in the text.", []string{
		"Peru STATES said work should focus on the three clusters--aims, means and ends--in the text"}},
	{"companion of a further verb", "CHILE said fees are high, and with PERU, called for a review.", []string{
		"Chile STATES said fees are high", "Chile DEMANDS called for a review", "Peru DEMANDS called for a review"}},
	{"participle of the noun before its comma", "PERU proposed a review of the text, submitted at the last session.", []string{
		"Peru PROPOSES proposed a review of the text, submitted at the last session"}},
	{"participle that is a further verb", "PERU rejected the text, objected to the fee and left.", []string{
		"Peru REJECTS rejected the text", "Peru REJECTS objected to the fee"}},
	{"owner behind the noun", "The text was adopted despite the objection of Peru to its title.", []string{"Peru REJECTS objection to its title"}},
	{"principal in brackets", "The text was supported by Chile, Peru (on behalf of AILAC) and Cuba.", []string{
		"Chile SUPPORTS supported The text",
		"Peru for independent-association-of-latin-america-and-the-caribbean SUPPORTS supported The text",
		"Cuba SUPPORTS supported The text"}},
	{"subordinate clause of two parties", "Talks went on after the G-77/CHINA said they needed time.", []string{
		"Group of 77 STATES said they needed time", "China STATES said they needed time"}},
	{"condition of a proposal stays apart", "PERU proposed a review if Chile agrees.", []string{"Peru PROPOSES proposed a review"}},
	{"gerunds of one proposal", "PERU proposed deleting the list and adding a reference to forests.", []string{
		"Peru PROPOSES proposed deleting the list and adding a reference to forests"}},
	{"members behind the point", "Many delegations opposed the fee, including PERU, CHILE and MALI.", []string{
		"Peru REJECTS opposed the fee", "Chile REJECTS opposed the fee", "Mali REJECTS opposed the fee"}},
	{"pronoun behind what is reported", "PERU said the date should be moved, but he supported the venue.", []string{
		"Peru STATES said the date should be moved", "Peru SUPPORTS supported the venue"}},
	{"reason behind an object", "PERU opposed it as the fund would not be able to pay.", []string{
		"Peru REJECTS opposed it as the fund would not be able to pay"}},
	{"idiom's verb in a plain sense", "PERU opposed taking a single decision.", []string{"Peru REJECTS opposed taking a single decision"}},
	{"contrast right behind the report", "PERU said while a decision could wait, the text was late.", []string{
		"Peru STATES said while a decision could wait, the text was late"}},
	{"aside behind the report", "PERU stressed, inter alia, the role of cities.", []string{"Peru STATES stressed the role of cities"}},
	{"document that is nobody", "PERU stressed that the Lima Mandate holds. He noted its aims.", []string{
		"Peru STATES stressed that the Lima Mandate holds", "Peru STATES noted its aims"}},
	{"concern", "PERU was concerned about the costs.", []string{"Peru STATES concerned about the costs"}},
	{"delegate of a party in small letters", "The Chair thanked the Secretariat. Peru said fees are high. He opposed them.", []string{
		"Peru STATES said fees are high", "Peru REJECTS opposed them"}},
	{"verb inside what a condition lists", "PERU said work should end unless the gaps in scale, size and depth are closed.", []string{
		"Peru STATES said work should end unless the gaps in scale, size and depth are closed"}},
	{"result inside what is reported", "PERU said ferries weigh more in small states, slowing their plans.", []string{
		"Peru STATES said ferries weigh more in small states, slowing their plans"}},
	{"reason behind that", "PERU noted that since the text was agreed, work could end.", []string{
		"Peru STATES noted that since the text was agreed, work could end"}},
	{"adjectives of a pair", "PERU suggested having two separate and complete procedures.", []string{
		"Peru PROPOSES suggested having two separate and complete procedures"}},
	{"fronted frame with a clause in it", "On draft text stating that fees should fall, PERU requested more time.", []string{
		"Peru DEMANDS requested On draft text stating that fees should fall: more time"}},
	{"fronted frame with a participle", "On rules agreed in Lima, PERU supported a review.", []string{
		"Peru SUPPORTS supported On rules agreed in Lima: a review"}},
	{"fronted talks", "In discussions on the fund, PERU opposed the fee.", []string{"Peru REJECTS opposed In discussions on the fund: the fee"}},
	{"gerund in a fronted frame", "Regarding guidance for reporting on fees, PERU proposed a review.", []string{
		"Peru PROPOSES proposed Regarding guidance for reporting on fees: a review"}},
	{"bare objection", "PERU asked for a list, but CHILE and MALI objected.", []string{
		"Peru DEMANDS asked for a list", "Chile REJECTS objected for a list", "Mali REJECTS objected for a list"}},
	{"participle of what is put forward", "PERU introduced an amendment on fees, ensuring that ferries are exempt.", []string{
		"Peru PROPOSES introduced an amendment on fees, ensuring that ferries are exempt"}},
	{"gerunds in a list of what is reported", "PERU said its paper on monitoring, reporting and review also applied to fees.", []string{
		"Peru STATES said its paper on monitoring, reporting and review also applied to fees"}},
	{"further verb of what is reported", "PERU said the plan might clash with the rules and needed more work.", []string{
		"Peru STATES said the plan might clash with the rules and needed more work"}},
	{"result behind so", "PERU said the pilots have been slow, so it is too early to end them.", []string{
		"Peru STATES said the pilots have been slow, so it is too early to end them"}},
	{"verbs of what a noun takes", "PERU recalled its proposal that fees do not cancel, postpone or replace old ones.", []string{
		"Peru STATES recalled its proposal that fees do not cancel, postpone or replace old ones",
		"Peru PROPOSES proposal that fees do not cancel, postpone or replace old ones"}},
	{"brackets in what a noun takes", "MALI opposed PERU's proposal to limit this to Articles 5 (ferries) and 7 (rail).", []string{
		"Mali REJECTS opposed PERU's proposal to limit this to Articles 5 (ferries) and 7 (rail)",
		"Peru PROPOSES proposal to limit this to Articles 5 (ferries) and 7 (rail)"}},
	{"whom a party reminds", "PERU reminded all delegates that the draft is old.", []string{"Peru STATES reminded all delegates that the draft is old"}},
	{"person of whom only the principal is known", "Ana Lund, on behalf of the EU, called for a review.", []string{"European Union DEMANDS called for a review"}},
	{"what must be in minutes", "PERU said the concerns of the global monitoring network must be taken seriously.", []string{
		"Peru STATES said the concerns of the global monitoring network must be taken seriously"}},
	{"subordinate clause with who supports it", "After PERU, supported by CHILE, objected to the fee, the US inserted a reference to ferries.", []string{
		"Peru REJECTS objected to the fee", "Chile REJECTS supported to the fee", "United States PROPOSES inserted a reference to ferries"}},
	{"adversative with a preposition", "PERU disagreed with the aim but with no part of the plan.", []string{"Peru REJECTS disagreed with the aim"}},
	{"permits are things", "PERU objected to joint pilots and tradable emission permits in the text.", []string{
		"Peru REJECTS objected to joint pilots and tradable emission permits in the text"}},
	{"question inside an object", "PERU also opposed debate on what kinds of fees are due.", []string{
		"Peru REJECTS opposed debate on what kinds of fees are due"}},
	{"further before a noun", "PERU agreed with MALI and CHILE that further work on fees was needed.", []string{
		"Peru SUPPORTS agreed with MALI and CHILE that further work on fees was needed"}},
	{"companions behind while", "PERU proposed a session in May, while the US, with CHILE and MALI, preferred June.", []string{
		"Peru PROPOSES proposed a session in May", "United States SUPPORTS preferred June", "Chile SUPPORTS preferred June", "Mali SUPPORTS preferred June"}},
	{"reason behind a quotation", "The RUSSIAN FEDERATION opposed attempts to call this 'cold water,' since it has been paid for.", []string{
		"Russia REJECTS opposed attempts to call this 'cold water,' since it has been paid for"}},
	{"programmes are things", "PERU advocated progress through national programmes geared to farms.", []string{
		"Peru SUPPORTS advocated progress through national programmes geared to farms"}},
	{"comments are things", "PERU said the comments from members sent in May should be included.", []string{
		"Peru STATES said the comments from members sent in May should be included"}},
	{"question behind what", "PERU asked what method would be used to set fees.", []string{"Peru STATES asked what method would be used to set fees"}},
	{"adverb before what is stressed", "PERU stressed timely access to ports.", []string{"Peru STATES stressed timely access to ports"}},
	{"gerunds as subject", "PERU said monitoring and reporting should not burden small ports.", []string{
		"Peru STATES said monitoring and reporting should not burden small ports"}},
	{"participle behind or", "PERU proposed a review whenever the COP adopts new or amended rules.", []string{
		"Peru PROPOSES proposed a review whenever the COP adopts new or amended rules"}},
	{"role in doing", "PERU underlined the role of ports in advancing trade.", []string{"Peru STATES underlined the role of ports in advancing trade"}},
	{"with regard to", "With regard to reviewing the budget, PERU noted the costs.", []string{
		"Peru STATES noted With regard to reviewing the budget: the costs"}},
	{"aim of what is named in a reason", "PERU stressed that use of the fund be limited since the main aim of the rules was to encourage thrift.", []string{
		"Peru STATES stressed that use of the fund be limited since the main aim of the rules was to encourage thrift"}},
	{"claim behind insist", "PERU insisted that the members had met.", []string{"Peru STATES insisted that the members had met"}},
	{"participle behind what is favoured", "PERU favoured a dialogue on forests, focusing on rules.", []string{
		"Peru SUPPORTS favoured a dialogue on forests, focusing on rules"}},
	{"body that reports", "PERU preferred a Standing Committee reporting to the COP.", []string{
		"Peru SUPPORTS preferred a Standing Committee reporting to the COP"}},
	{"frame with brackets behind its comma", "On paragraph 1, (aims of the fund), PERU preferred the first option.", []string{
		"Peru SUPPORTS preferred On paragraph 1, (aims of the fund): the first option"}},
	{"none of what is reported", "PERU said no conditions were placed on members.", []string{"Peru STATES said no conditions were placed on members"}},
	{"list behind a participle", "PERU argued that text relating to audits and accounts should be cut.", []string{
		"Peru STATES argued that text relating to audits and accounts should be cut"}},
	{"verbs of a mandate", "PERU urged a mandate, which would found a group, require a report and set rules.", []string{
		"Peru DEMANDS urged a mandate, which would found a group, require a report and set rules"}},
	{"plan named after a place", "Members work on the Buenos Aires Plan of Action.", nil},
	{"one hand and the other", "PERU called for symmetry of credits for afforestation and reforestation on one hand and debits on the other.", []string{
		"Peru DEMANDS called for symmetry of credits for afforestation and reforestation on one hand and debits on the other"}},
	{"neither and nor", "PERU noted that some members have neither built ports nor received aid because donors are few.", []string{
		"Peru STATES noted that some members have neither built ports nor received aid because donors are few"}},
	{"adversative that", "PERU said she could accept the fee, but that this depended on its use.", []string{
		"Peru STATES said she could accept the fee, but that this depended on its use", "Peru SUPPORTS accept the fee"}},
	{"concession behind even", "PERU agreed to commit to cuts even if its economy is small.", []string{
		"Peru SUPPORTS agreed to commit to cuts even if its economy is small"}},
	{"question behind who", "PERU cautioned against haste and questioned who would pay.", []string{
		"Peru REJECTS cautioned against haste", "Peru STATES questioned who would pay"}},
	{"gerunds behind a comma", "PERU suggested inviting members to report, and requesting others to reply.", []string{
		"Peru PROPOSES suggested inviting members to report, and requesting others to reply"}},
	{"further verb behind a condition", "PERU supported the fee, if it is fair and, with CHILE, called for a review.", []string{
		"Peru SUPPORTS supported the fee", "Peru DEMANDS called for a review", "Chile DEMANDS called for a review"}},
	{"aside before an object", "PERU requested inviting members to include, in their reports, the steps they have taken.", []string{
		"Peru DEMANDS requested inviting members to include, in their reports, the steps they have taken"}},
	{"what members should do", "PERU said members of the EU should report.", []string{"Peru STATES said members of the EU should report"}},
	{"participle behind thus", "PERU suggested that members send two reports, thus allowing later drafts to be short.", []string{
		"Peru PROPOSES suggested that members send two reports, thus allowing later drafts to be short"}},
	{"participle in a list of the subject", "PERU said effects such as floods, rising seas, and drought will hurt ports.", []string{
		"Peru STATES said effects such as floods, rising seas, and drought will hurt ports"}},
	{"benefits are things", "PERU highlighted costs and benefits to the host.", []string{"Peru STATES highlighted costs and benefits to the host"}},
	{"developed countries", "PERU highlighted the need for cooperation between the COP and developed countries.", []string{
		"Peru STATES highlighted the need for cooperation between the COP and developed countries"}},
	{"with a group that does something", "PERU said it was willing to cooperate with developing countries preparing reports.", []string{
		"Peru STATES said it was willing to cooperate with developing countries preparing reports",
		"Peru SUPPORTS willing to cooperate with developing countries preparing reports"}},
	{"acts of one demand", "PERU asked the Secretariat to draft a report and send it to members.", []string{
		"Peru DEMANDS asked the Secretariat to draft a report and send it to members"}},
	{"participle of what is submitted", "PERU submitted a draft decision that lists ports, embodying a new approach.", []string{
		"Peru PROPOSES submitted a draft decision that lists ports, embodying a new approach"}},
	{"if not", "PERU objected to the fee, as it was hard if not impossible to pay.", []string{
		"Peru REJECTS objected to the fee, as it was hard if not impossible to pay"}},
	{"according to a measure", "PERU proposed fees for ports, according to the level of trade.", []string{
		"Peru PROPOSES proposed fees for ports, according to the level of trade"}},
	{"reason behind what a noun takes", "MALI opposed PERU's proposal for a fund since it would be hard to run.", []string{
		"Mali REJECTS opposed PERU's proposal for a fund since it would be hard to run", "Peru PROPOSES proposal for a fund"}},
	{"second stance behind a condition", "PERU supported a review if it will help ports and opposed new fees.", []string{
		"Peru SUPPORTS supported a review", "Peru REJECTS opposed new fees"}},
	{"support that is emphasized", "PERU emphasized support for the pilot.", []string{"Peru SUPPORTS emphasized support for the pilot"}},
}
