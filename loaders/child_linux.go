package loaders

import "syscall"

// confine bounds the memory that this process may have. Where the system refuses, the time limit still holds.
func confine(memory uint64) {
	limit := syscall.Rlimit{Cur: memory, Max: memory}
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &limit)
	core := syscall.Rlimit{}
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &core)
}
