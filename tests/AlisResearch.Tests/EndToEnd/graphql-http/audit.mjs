// Runs the audit suite of the GraphQL-over-HTTP specification against a running server, and GraphiQL's introspection query.
// Usage: node audit.mjs http://127.0.0.1:5080/graphql
// Prints {"audits": how many, "failed": those that are not ok, "types": how many types the schema has}.
import { serverAudits } from 'graphql-http';
import { buildClientSchema, getIntrospectionQuery } from 'graphql';

const url = process.argv[2];
const failed = [];
const audits = serverAudits({ url });
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status !== 'ok') failed.push({ id: audit.id, name: audit.name, status: result.status, reason: result.reason });
}

const response = await fetch(url, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ query: getIntrospectionQuery() }),
});
const { data } = await response.json();
const types = Object.keys(buildClientSchema(data).getTypeMap()).length;
console.log(JSON.stringify({ audits: audits.length, failed, types }));
