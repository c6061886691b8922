// Listens to an endpoint with graphql-sse's client: prints "listening", then each answer on a line, and ends after as many as asked for.
import { createClient } from 'graphql-sse';

const [url, query, count] = process.argv.slice(2);
const client = createClient({ url, retryAttempts: 0, on: { connected: () => console.log('listening') } });
let left = Number(count);
for await (const answer of client.iterate({ query })) {
  console.log(JSON.stringify(answer));
  if (--left === 0) break;
}
client.dispose();
