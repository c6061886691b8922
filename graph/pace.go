package graph

// A Pace tells how many documents a load puts in one batch. A small batch is stored, and safe, early; a large one shares more of what a store does for
// each: the pages that it writes, the larger it is the more, and the questions to a server. So a batch holds an eighth of what the load has put before: it begins with few, and where
// it is cut short, little is lost of what was done. The zero value is that of a load that begins.
type Pace struct{ taken int }

// The bounds of a batch. Documents can be long, so that what they hold counts too. Neo4j takes as much in one transaction.
const (
	leastDocuments  = 64
	mostDocuments   = 256
	mostReports     = 6000 // statements and meetings
	mostText        = 4 << 20
	partOfTheLoaded = 8
)

// Took counts documents that make a batch.
func (p *Pace) Took(documents int) { p.taken += documents }

// Documents returns how many documents the next batch has at most.
func (p *Pace) Documents() int {
	return min(max(p.taken/partOfTheLoaded, leastDocuments), mostDocuments)
}

// Cut returns how many of the documents that wait, from the first on, make a whole batch; 0 where more are to come first.
func (p *Pace) Cut(waiting []Extraction) int {
	reports, text := 0, 0
	for i := range waiting {
		x := &waiting[i]
		reports += len(x.Statements) + len(x.Meetings)
		text += len(x.Document.Text)
		if i+1 >= p.Documents() || reports >= mostReports || text >= mostText {
			return i + 1
		}
	}
	return 0
}
