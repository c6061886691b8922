//go:build unix

package main_test

import (
	"fmt"
	"os/exec"
	"syscall"
)

// peakOf words the memory that an ended process had at most.
func peakOf(command *exec.Cmd) string {
	usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return "unknown"
	}
	return fmt.Sprintf("%d MiB", usage.Maxrss>>10)
}
