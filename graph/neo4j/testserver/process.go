package testserver

import (
	"bytes"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"sync"
	"time"
)

// What a server may take before it is given up.
const (
	bootTimeout = 8 * time.Minute // until its databases are there; eight seconds on an idle machine
	stopTimeout = 2 * time.Minute // to stop; one second
)

//go:embed Launcher.java
var launcher []byte

// A process is a Java virtual machine that runs the launcher.
type process struct {
	command *exec.Cmd
	stdin   io.WriteCloser
	booted  signal
	stderr  bytes.Buffer  // to be read when the process has ended
	ended   chan struct{} // closed when it has, and then err is set
	err     error
}

// start runs the launcher on a folder and returns when the server is up. One that is there for a moment only is compiled in haste, which halves the work of its
// start and makes whatever runs for minutes slower.
func start(classpath, home, password string, lasting bool) (*process, error) {
	source := filepath.Join(home, "Launcher.java")
	if err := os.WriteFile(source, launcher, 0o600); err != nil {
		return nil, err
	}
	arguments := []string{
		"-Xmx1g", "-XX:+UseSerialGC", // several servers share a small machine
		"--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED", "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
	}
	if !lasting {
		arguments = append(arguments, "-XX:TieredStopAtLevel=1")
	}
	arguments = append(arguments, "-cp", classpath, source, home)
	p := &process{booted: signal{given: make(chan struct{})}, ended: make(chan struct{}), command: exec.Command("java", arguments...)}
	p.command.Stdout, p.command.Stderr = &p.booted, &p.stderr
	if password != "" {
		p.command.Env = append(os.Environ(), "NEO4J_PASSWORD="+password)
	}
	var err error
	if p.stdin, err = p.command.StdinPipe(); err != nil {
		return nil, err
	}
	if err := p.command.Start(); err != nil {
		return nil, fmt.Errorf("start Neo4j: %w", err)
	}
	go func() {
		p.err = p.command.Wait()
		close(p.ended)
	}()
	return p, p.boot()
}

// boot waits for the server to be up.
func (p *process) boot() error {
	overdue := time.AfterFunc(bootTimeout, p.kill)
	defer overdue.Stop()
	select {
	case <-p.booted.given:
		return nil
	case <-p.ended:
		return fmt.Errorf("start Neo4j: it ended before it was up: %w: %s", p.err, reasons(p.stderr.Bytes()))
	}
}

// end asks the process to stop, leaves it the last word of what it reads, and waits until it is gone.
func (p *process) end(last string) error {
	overdue := time.AfterFunc(stopTimeout, p.kill)
	defer overdue.Stop()
	_, err := io.WriteString(p.stdin, last)
	err = errors.Join(err, p.stdin.Close())
	<-p.ended
	return errors.Join(err, p.err)
}

// kill ends the process at once and waits until it is gone.
func (p *process) kill() {
	p.command.Process.Kill() // fails only where it has ended
	<-p.ended
}

// A signal is given by the first bytes written to it: the launcher's word that the server is up.
type signal struct {
	once  sync.Once
	given chan struct{}
}

func (s *signal) Write(text []byte) (int, error) {
	s.once.Do(func() { close(s.given) })
	return len(text), nil
}

// reasons returns what Java says without where it was, which fills screens.
func reasons(output []byte) []byte {
	return bytes.TrimSpace(regexp.MustCompile(`(?m)^\s+(at |\.\.\. ).*\n`).ReplaceAll(output, nil))
}
