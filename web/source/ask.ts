// Asking the endpoint. It stands beside the page, so that a browser sends along what it showed for the page.

const endpoint = new URL("graphql", document.baseURI);

/** A refusal or failure, in words that say what to do next. */
export class Failure extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

let token = "";

/** Shows a token with every request from now on. It is kept by this page alone, and forgotten with it. */
export function show(secret: string): void {
  token = secret.trim();
}

function headers(accept: string): Record<string, string> {
  const all: Record<string, string> = { "Content-Type": "application/json", Accept: accept };
  if (token) all.Authorization = `Bearer ${token}`;
  return all;
}

export async function ask<T>(query: string, variables: Record<string, unknown> = {}, signal?: AbortSignal): Promise<T> {
  let reply: Response;
  try {
    reply = await fetch(endpoint, { method: "POST", headers: headers("application/json"), body: JSON.stringify({ query, variables }), signal });
  } catch (failure) {
    if ((failure as Error).name === "AbortError") throw failure;
    throw new Failure("The server does not answer. See whether it still runs, then try again.", "UNREACHABLE");
  }
  performance.mark("parley:answer");
  if (reply.status === 401) throw new Failure("The server wants a token. Reload the page and give it as password.", "DENIED");
  const answer = await reply.json().catch(() => null);
  if (!answer) throw new Failure(`The server answered with status ${reply.status}. Try again in a moment.`, "INTERNAL");
  if (answer.errors?.length) {
    const first = answer.errors[0];
    throw new Failure(first.message, first.extensions?.code ?? "INTERNAL");
  }
  return answer.data as T;
}

/** Listens to a subscription until the signal ends it. A broken connection is taken up again, ever more slowly. */
export async function listen<T>(query: string, signal: AbortSignal, heard: (data: T) => void): Promise<void> {
  for (let wait = 2000; !signal.aborted; wait = Math.min(wait * 2, 60000)) {
    try {
      const reply = await fetch(endpoint, { method: "POST", headers: headers("text/event-stream"), body: JSON.stringify({ query }), signal });
      if (!reply.ok || !reply.body) return;
      await events(reply.body, (text) => {
        wait = 2000;
        const data = JSON.parse(text).data;
        if (data) heard(data);
      });
    } catch {
      if (signal.aborted) return;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}

async function events(body: ReadableStream<Uint8Array>, heard: (data: string) => void): Promise<void> {
  const reader = body.pipeThrough(new TextDecoderStream() as unknown as ReadableWritablePair<string, Uint8Array>).getReader();
  let rest = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    rest += value;
    for (let end = rest.indexOf("\n\n"); end >= 0; end = rest.indexOf("\n\n")) {
      const data = /^data: (.+)$/m.exec(rest.slice(0, end));
      rest = rest.slice(end + 2);
      if (data) heard(data[1]!);
    }
  }
}
