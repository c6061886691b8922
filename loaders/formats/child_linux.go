package formats

import (
	"os"
	"strconv"
	"strings"
	"syscall"
)

// confine bounds the memory that this process may take beside what it has. Where the system refuses, the time limit still holds.
func confine(memory uint64) {
	most := dataBytes() + memory
	limit := syscall.Rlimit{Cur: most, Max: most}
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &limit)
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}

// dataBytes returns how much the process has mapped to write to: little, but under the race detector.
func dataBytes() uint64 {
	statm, err := os.ReadFile("/proc/self/statm")
	fields := strings.Fields(string(statm))
	if err != nil || len(fields) < 6 {
		return 0
	}
	pages, err := strconv.ParseUint(fields[5], 10, 64)
	if err != nil {
		return 0
	}
	return pages * uint64(os.Getpagesize())
}
