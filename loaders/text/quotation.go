package text

import "unicode/utf8"

// quotations adds the quotations of a block to found. One that the block leaves open ends with it, and the next block may go on with it by a mark of its own.
func quotations(found []Quotation, body string, b Span, block int) []Quotation {
	open := -1
	for at := b.Start; at < b.End; {
		r, size := utf8.DecodeRuneInString(body[at:b.End])
		switch {
		case r == '“' || r == '"' && open < 0:
			open = at + size
		case (r == '”' || r == '"') && open >= 0:
			found = append(found, Quotation{Span: Span{open, at}, Block: block, Continues: goesOn(found, body, open, block)})
			open = -1
		}
		at += size
	}
	if open >= 0 && open < b.End {
		found = append(found, Quotation{Span: Span{open, b.End}, Block: block, Continues: goesOn(found, body, open, block)})
	}
	return found
}

// goesOn tells whether the block before left a quotation open that this one, at its block's beginning, continues.
func goesOn(found []Quotation, body string, open, block int) bool {
	if len(found) == 0 {
		return false
	}
	last := found[len(found)-1]
	if last.Block != block-1 || last.End >= len(body) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(body[last.End:])
	return r != '”' && r != '"' // nothing closed it
}
