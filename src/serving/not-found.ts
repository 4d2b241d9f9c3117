import type { ErrorRequestHandler, Express, RequestHandler } from 'express';
import type { OutageLog } from '../outages.js';
import { refuse } from './refuse.js';
import { faultOf, formatErrors } from './formatted-errors.js';

/** Where GraphQL is served. */
const PATHS = ['/graphql', '/graphql/stream'];

const METHODS = new Set(['GET', 'HEAD', 'POST']);

/** Answers methods other than those of GraphQL over HTTP, and sockets elsewhere. Put it before what serves the others. */
export function serveOtherMethods(app: Express): void {
  app.use((request, response, next) => {
    if (request.get('upgrade')?.toLowerCase() !== 'websocket') return next();
    refuse(response, 404, 'WebSockets are served at /graphql alone, and are asked for without a body.');
  });
  app.all(PATHS, (request, response, next) => {
    if (METHODS.has(request.method)) return next();
    response.set('allow', 'GET, POST');
    if (request.method === 'OPTIONS') return void response.status(204).end();
    refuse(response, 405, 'Send POST, or GET for what reads.');
  });
}

/** What is served where. */
const SERVED = {
  name: 'Ticketwire',
  about: 'A service desk behind one GraphQL API.',
  graphql: '/graphql (POST as JSON, GET for queries, WebSocket by graphql-transport-ws)',
  stream: '/graphql/stream (Server-Sent Events by graphql-sse)',
  health: '/livez and /readyz',
  documentation:
    'docs/contract.md and schema.graphql of Ticketwire; GraphiQL at /graphql in a browser, unless it is turned off',
};
const SERVED_AS_TEXT = `${Object.entries(SERVED)
  .map(([what, where]) => `${what}: ${where}`)
  .join('\n')}\n`;

/** Says at `/` what this is, and of every other path that it is not here. Put it after all that is served. */
export function serveWhatIsLeft(app: Express, log: OutageLog): void {
  app.get('/', (request, response) => {
    response.vary('accept');
    if (request.accepts(['text', 'html', 'json']) === 'json') return void response.json(SERVED);
    response.type('text').send(SERVED_AS_TEXT);
  });
  app.all('/', (_request, response) =>
    refuse(response.set('allow', 'GET, HEAD'), 405, 'Nothing is served here. GraphQL is served at /graphql.'),
  );
  app.use(nothingHere, fault(log));
}

const nothingHere: RequestHandler = (_request, response) =>
  refuse(
    response,
    404,
    'Nothing is served at this path. GraphQL is served at /graphql, and / says what is served where.',
  );

/** What failed on our side is logged, and told by its id alone. */
const fault =
  (log: OutageLog): ErrorRequestHandler =>
  (thrown, _request, response, _next) => {
    const errors = formatErrors([faultOf(thrown)], log);
    if (response.headersSent) return void response.destroy();
    response.status(500).json({ errors });
  };
