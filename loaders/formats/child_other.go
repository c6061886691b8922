//go:build !linux

package formats

import (
	"os"
	"runtime"
	"time"
)

// confine ends this process where it takes more memory than it may have.
func confine(memory uint64) {
	go func() {
		var m runtime.MemStats
		for range time.Tick(50 * time.Millisecond) {
			if runtime.ReadMemStats(&m); m.Sys > memory {
				os.Exit(1)
			}
		}
	}()
}
