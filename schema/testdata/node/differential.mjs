// Answers each operation on standard input with graphql-js, and prints an array of the answers' JSON texts.
import { readFileSync } from 'node:fs';
import { buildSchema, graphqlSync } from 'graphql';

const { sdl, data, operations } = JSON.parse(readFileSync(0, 'utf8'));
const schema = buildSchema(sdl);

function sorted(value) {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, sorted(value[key])]));
}
const echo = (args) => JSON.stringify(sorted(args));

function value(raw) {
  if (Array.isArray(raw)) return raw.map(value);
  if (raw === null || typeof raw !== 'object') return raw;
  if ('$error' in raw) return new Error(raw.$error);
  return data.objects[raw.$ref];
}

function fieldResolver(source, args, state, info) {
  switch (info.parentType.name + '.' + info.fieldName) {
    case 'Query.node':
      return data.objects[args.id];
    case 'Query.echo':
    case 'Query.need':
      return echo(args);
    case 'Mutation.add':
      state.total += args.n;
      return { value: state.total };
    case 'Mutation.fail':
      state.total += args.n;
      throw new Error('failed at ' + state.total);
    case 'Counter.self':
      return source;
    case 'Counter.fails':
      throw new Error('no more than ' + source.value);
    default:
      return info.fieldName in source ? value(source[info.fieldName]) : undefined;
  }
}

const answers = operations.map(({ query, variables, operationName }) =>
  JSON.stringify(
    graphqlSync({ schema, source: query, rootValue: data.root, contextValue: { total: 0 }, variableValues: variables, operationName, fieldResolver }),
  ),
);
process.stdout.write(JSON.stringify(answers));
