package export

import (
	"context"
	"io"

	"github.com/parquet-go/parquet-go"
)

// writeParquet writes the tidy rows as one Parquet file, with the citation among its metadata too.
func writeParquet(ctx context.Context, s *source, w io.Writer) error {
	rows, err := s.positions(ctx)
	if err != nil {
		return err
	}
	out := parquet.NewGenericWriter[position](w, parquet.KeyValueMetadata("citation", s.citation()), parquet.CreatedBy("parley", "", ""))
	if _, err := out.Write(rows); err != nil {
		return err
	}
	return out.Close()
}
