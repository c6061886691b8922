package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/parleygraph/parley/graph"
)

// A tended store keeps itself in order while it is open for long.
type tended interface{ Tend(context.Context) error }

// tendEvery is how often an open store is looked after.
const tendEvery = time.Second

// tending looks after a store beside what else runs. What it returns ends that, and waits until the store is left alone.
func tending(ctx context.Context, store graph.Store, log *slog.Logger) (end func()) {
	ctx, cancel := context.WithCancel(ctx)
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		tend(ctx, store, log)
	}()
	return func() {
		cancel()
		<-ended
	}
}

// tend looks after a store until ctx is done, and logs what becomes of it.
func tend(ctx context.Context, store graph.Store, log *slog.Logger) {
	kept, ok := store.(tended)
	if !ok {
		return
	}
	ticks := time.NewTicker(tendEvery)
	defer ticks.Stop()
	said := ""
	for {
		select {
		case <-ticks.C:
		case <-ctx.Done():
			return
		}
		said = tendOnce(ctx, kept, log, said)
	}
}

// tendOnce looks after a store and logs what has changed since it said something last. It returns what it says now, empty where all is well.
func tendOnce(ctx context.Context, store tended, log *slog.Logger, said string) string {
	err := store.Tend(ctx)
	switch {
	case ctx.Err() != nil:
		return said
	case err == nil && said != "":
		log.Info("the store answers again")
	case err != nil && err.Error() != said:
		log.Warn("the store does not answer", "error", err)
	}
	if err == nil {
		return ""
	}
	return err.Error()
}
