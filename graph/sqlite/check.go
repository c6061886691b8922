package sqlite

import (
	"context"
	"fmt"
)

// mostFaults is how many faults Check names.
const mostFaults = 20

// Check has SQLite look over the whole file, index by index, and returns what is wrong with it, nothing where it is whole.
func (s *Store) Check(ctx context.Context) (faults []string, err error) {
	err = s.view(ctx, func(q querier) error {
		faults, err = integrity(ctx, q)
		return err
	})
	return faults, s.fault("check", err)
}

func integrity(ctx context.Context, q querier) ([]string, error) {
	found, err := collect(ctx, q, fmt.Sprintf("PRAGMA integrity_check(%d)", mostFaults), value[string])
	if len(found) == 1 && found[0] == "ok" {
		return nil, err
	}
	return found, err
}
