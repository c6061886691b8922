// Runs the audits of graphql-http against an endpoint and prints one JSON array of those that are not ok.
import { auditServer } from 'graphql-http';

const results = await auditServer({ url: process.argv[2] });
const failed = results.filter((r) => r.status !== 'ok').map((r) => ({ id: r.id, name: r.name, status: r.status, reason: r.reason }));
process.stdout.write(JSON.stringify({ total: results.length, failed }));
