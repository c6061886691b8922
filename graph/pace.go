package graph

// A Pace tells how many documents a load puts in one batch. A small batch is stored, and safe, early; a large one shares more of what a store does for
// each: the pages that it writes, the larger it is the more, and the questions to a server. So a batch holds an eighth of what the load has put before: it begins with few, and where
// it is cut short, little is lost of what was done. The zero value is that of a load that begins.
type Pace struct{ taken int }

// The bounds of a batch: in documents, and, since documents can be long, in statements and bytes of text.
const (
	leastBatch      = 64
	mostBatch       = 256
	mostBatchSays   = 6000
	mostBatchText   = 8 << 20
	partOfTheLoaded = 8
)

// Took counts documents that make a batch.
func (p *Pace) Took(documents int) { p.taken += documents }

// Documents returns how many documents the next batch has at most.
func (p *Pace) Documents() int { return min(max(p.taken/partOfTheLoaded, leastBatch), mostBatch) }

// Cut returns how many of the documents that wait, from the first on, make a whole batch; 0 where more are to come first.
func (p *Pace) Cut(waiting []Extraction) int {
	says, text := 0, 0
	for i := range waiting {
		says += len(waiting[i].Statements)
		text += len(waiting[i].Document.Text)
		if i+1 >= p.Documents() || says >= mostBatchSays || text >= mostBatchText {
			return i + 1
		}
	}
	return 0
}
