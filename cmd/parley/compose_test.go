package main_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"
)

// A compose is docker-compose.yml as far as it is ours: reading it refuses a key that stands nowhere here.
type compose struct {
	Name     string                           `yaml:"name"`
	Services map[string]service               `yaml:"services"`
	Secrets  map[string]struct{ File string } `yaml:"secrets"`
	Volumes  map[string]any                   `yaml:"volumes"`
}

type service struct {
	Image       string                                `yaml:"image"`
	Build       string                                `yaml:"build"`
	Command     []string                              `yaml:"command"`
	Environment map[string]string                     `yaml:"environment"`
	Secrets     []string                              `yaml:"secrets"`
	DependsOn   map[string]struct{ Condition string } `yaml:"depends_on"`
	Ports       []string                              `yaml:"ports"`
	Volumes     []string                              `yaml:"volumes"`
	ReadOnly    bool                                  `yaml:"read_only"`
	Tmpfs       []string                              `yaml:"tmpfs"`
	CapDrop     []string                              `yaml:"cap_drop"`
	SecurityOpt []string                              `yaml:"security_opt"`
	MemLimit    string                                `yaml:"mem_limit"`
	Healthcheck *health                               `yaml:"healthcheck"`
	StopGrace   string                                `yaml:"stop_grace_period"`
	Restart     string                                `yaml:"restart"`
}

type health struct {
	Test        []string `yaml:"test"`
	Interval    string   `yaml:"interval"`
	Timeout     string   `yaml:"timeout"`
	StartPeriod string   `yaml:"start_period"`
	Retries     int      `yaml:"retries"`
}

func readCompose(t *testing.T) compose {
	t.Helper()
	var c compose
	decoder := yaml.NewDecoder(strings.NewReader(fromRoot(t, "docker-compose.yml")))
	decoder.KnownFields(true)
	if err := decoder.Decode(&c); err != nil {
		t.Fatal(err)
	}
	if len(c.Services) != 2 || c.Services["neo4j"].Image == "" || c.Services["parley"].Build != "." {
		t.Fatalf("the services are not a Neo4j and a parley built here: %+v", c.Services)
	}
	return c
}

// secretsFolder is where docker containers find secrets.
const secretsFolder = "/run/secrets/"

func TestComposeServices(t *testing.T) {
	c := readCompose(t)
	for name, s := range c.Services {
		t.Run(name, func(t *testing.T) {
			for _, port := range s.Ports {
				if !strings.HasPrefix(port, "127.0.0.1:") {
					t.Errorf("port %s is open to other machines", port)
				}
			}
			if len(s.Ports) == 0 || s.MemLimit == "" || s.Restart == "" {
				t.Errorf("ports %q, memory %q, restart %q: want each", s.Ports, s.MemLimit, s.Restart)
			}
			checkHealth(t, s.Healthcheck)
			checkSecrets(t, &c, &s)
			for _, volume := range s.Volumes {
				if from, to, ok := strings.Cut(volume, ":"); !ok || !strings.HasPrefix(to, "/") || !declared(c.Volumes, from) {
					t.Errorf("volume %s is not declared, or leads nowhere", volume)
				}
			}
		})
	}
}

func declared[T any](all map[string]T, name string) bool {
	_, ok := all[name]
	return ok
}

func checkHealth(t *testing.T, h *health) {
	t.Helper()
	if h == nil || len(h.Test) < 2 || h.Test[0] != "CMD" && h.Test[0] != "CMD-SHELL" || h.Retries < 1 {
		t.Fatalf("nobody checks its health: %+v", h)
	}
	for _, span := range []string{h.Interval, h.Timeout, h.StartPeriod} {
		if d, err := time.ParseDuration(span); err != nil || d <= 0 {
			t.Errorf("health check: %q is no time (%v)", span, err)
		}
	}
}

// checkSecrets makes sure that secrets come by files that are never committed, and by nothing else.
func checkSecrets(t *testing.T, c *compose, s *service) {
	t.Helper()
	for _, name := range s.Secrets {
		if file := c.Secrets[name].File; !strings.HasPrefix(file, "./secrets/") {
			t.Errorf("secret %s stands in %q, want it in secrets/", name, file)
		}
	}
	for key, value := range s.Environment {
		name, fromFile := strings.CutPrefix(value, secretsFolder)
		if fromFile && !slices.Contains(s.Secrets, name) {
			t.Errorf("%s: the service has no secret %s", key, name)
		}
		if secret := regexp.MustCompile(`AUTH|PASSWORD|TOKEN|SECRET|KEY`).MatchString(key); secret && !fromFile {
			t.Errorf("%s is given in the open", key)
		}
	}
	for _, file := range []string{".gitignore", ".dockerignore"} {
		if !regexp.MustCompile(`(?m)^/?secrets/?$`).MatchString(fromRoot(t, file)) {
			t.Errorf("%s lets secrets/ through", file)
		}
	}
}

func TestComposeNeo4j(t *testing.T) {
	c := readCompose(t)
	s := c.Services["neo4j"]
	tested := regexp.MustCompile(`<artifactId>neo4j</artifactId>\s*<version>(.*)</version>`).FindStringSubmatch(fromRoot(t, "graph/neo4j/testserver/pom.xml"))
	if tested == nil || s.Image != "neo4j:"+tested[1]+"-community" {
		t.Errorf("image %s is not what the tests run on: %q", s.Image, tested)
	}
	if s.Environment["NEO4J_AUTH_FILE"] != secretsFolder+"neo4j_auth" {
		t.Errorf("its password comes from %q", s.Environment["NEO4J_AUTH_FILE"])
	}
	if !slices.ContainsFunc(s.Volumes, func(volume string) bool { return strings.HasSuffix(volume, ":/data") }) {
		t.Errorf("its data go with the container: volumes %q", s.Volumes)
	}
	for _, key := range []string{"NEO4J_server_memory_heap_initial__size", "NEO4J_server_memory_heap_max__size", "NEO4J_server_memory_pagecache_size"} {
		if s.Environment[key] == "" {
			t.Errorf("nothing sets %s", key)
		}
	}
}

func TestComposeParley(t *testing.T) {
	c := readCompose(t)
	s := c.Services["parley"]
	if s.DependsOn["neo4j"].Condition != "service_healthy" {
		t.Errorf("it does not wait for a healthy database: %+v", s.DependsOn)
	}
	if !s.ReadOnly || !slices.Contains(s.CapDrop, "ALL") || !slices.Contains(s.SecurityOpt, "no-new-privileges:true") {
		t.Errorf("it may do more than it must: read only %t, dropped %q, options %q", s.ReadOnly, s.CapDrop, s.SecurityOpt)
	}
	known := variables(t)
	for key := range s.Environment {
		if !slices.Contains(known, key) {
			t.Errorf("%s is no setting of parley's: those are %q", key, known)
		}
	}
	isCommand(t, s.Command)
	if check := s.Healthcheck.Test; check[0] != "CMD" || check[1] != "/parley" {
		t.Errorf("its image holds nothing that %q could run", check)
	} else {
		isCommand(t, check[2:])
	}
}

// variables returns the environment variables of all settings, as the program names their keys to whoever misspells one.
func variables(t *testing.T) []string {
	t.Helper()
	config := filepath.Join(t.TempDir(), "parley.yaml")
	if err := os.WriteFile(config, []byte("misspelt: x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := run(t, "", "stats", "--config", config)
	_, keys, ok := strings.Cut(strings.TrimSpace(got.stderr), "the keys are ")
	if !ok {
		t.Fatalf("no list of keys in %q", got.stderr)
	}
	var found []string
	for key := range strings.SplitSeq(keys, ", ") {
		found = append(found, "PARLEY_"+strings.ToUpper(strings.ReplaceAll(key, "-", "_")))
	}
	return found
}

// isCommand makes sure that parley has a command of that name with these flags.
func isCommand(t *testing.T, words []string) {
	t.Helper()
	if got := run(t, "", append(words, "--help")...); len(words) == 0 || got.code != 0 || !strings.Contains(got.stdout, "parley "+words[0]) {
		t.Errorf("parley has no command %q: %+v", words, got)
	}
}

// instructions returns the instructions of the Dockerfile's last stage, and the images that all stages stand on.
func instructions(t *testing.T) (last map[string][]string, images []string) {
	t.Helper()
	for _, line := range strings.Split(strings.ReplaceAll(fromRoot(t, "Dockerfile"), "\\\n", " "), "\n") {
		name, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		switch {
		case name == "" || name[0] == '#':
		case name == "FROM":
			images, last = append(images, strings.Fields(rest)[0]), map[string][]string{}
		default:
			last[name] = append(last[name], rest)
		}
	}
	return last, images
}

func TestDockerfile(t *testing.T) {
	last, images := instructions(t)
	goVersion := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindStringSubmatch(fromRoot(t, "go.mod"))
	if len(images) != 2 || !regexp.MustCompile(`^golang:`+regexp.QuoteMeta(goVersion[1])+`\.\d+-`).MatchString(images[0]) || images[1] != "scratch" {
		t.Errorf("it stands on %q, want the Go of go.mod, pinned, and then nothing", images)
	}
	if !strings.Contains(fromRoot(t, "Dockerfile"), "CGO_ENABLED=0 go build") {
		t.Error("the program would need a C library that the image has not")
	}
	if user := last["USER"]; len(user) != 1 || !regexp.MustCompile(`^[1-9]\d*:[1-9]\d*$`).MatchString(user[0]) {
		t.Errorf("it runs as %q", user)
	}
	if last["ENTRYPOINT"][0] != `["/parley"]` || !slices.Contains(last["COPY"], "--from=build /parley /parley") {
		t.Errorf("it starts %q of %q", last["ENTRYPOINT"], last["COPY"])
	}
	isCommand(t, execForm(t, last["CMD"][0]))
	_, check, _ := strings.Cut(last["HEALTHCHECK"][0], "CMD ")
	if words := execForm(t, check); words[0] != "/parley" {
		t.Errorf("its health is checked by %q", words)
	} else {
		isCommand(t, words[1:])
	}
}

// execForm reads words as ["a", "b"].
func execForm(t *testing.T, text string) []string {
	t.Helper()
	var words []string
	if err := json.NewDecoder(bytes.NewBufferString(text)).Decode(&words); err != nil || len(words) == 0 {
		t.Fatalf("%s: want words as JSON (%v)", text, err)
	}
	return words
}
