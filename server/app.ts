import type { Context } from 'hono';
import { requestOf } from './address.ts';
import type { DemoPrinters } from './demo-printers.ts';
import type { House } from './house.ts';
import { acceptedLanguage } from './routes/accepted-language.ts';
import { accessRoutes } from './routes/access.ts';
import { Api } from './routes/api.ts';
import { API_STYLE, apiPage } from './routes/api-page.ts';
import { askingOf } from './routes/asking.ts';
import { callRoutes } from './routes/calls.ts';
import { collectionRoutes } from './routes/collections.ts';
import { counterRoutes } from './routes/counters.ts';
import { demoRoutes } from './routes/demo.ts';
import { directOf } from './routes/direct.ts';
import { dossierSearchRoutes } from './routes/dossier-search.ts';
import { dossierRoutes } from './routes/dossiers.ts';
import { readHeaders, styleHash } from './routes/headers.ts';
import { healthRoute } from './routes/health.ts';
import { officeRoutes } from './routes/office.ts';
import { officeDossierRoutes } from './routes/office-dossiers.ts';
import { lostPage, PAGE_STYLE, pageRoutes } from './routes/pages.ts';
import { answerProblem, problemOf } from './routes/problems.ts';
import { receiptRoute } from './routes/receipt.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { ticketRoutes } from './routes/tickets.ts';

const DOCUMENT = {
  openapi: '3.1.0' as const,
  info: { title: 'Motcua', version: '0.1.0', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
  servers: [{ url: '/' }],
};

interface AppParts {
  readonly built: { readonly web: string; readonly voice: string };
  readonly printers: DemoPrinters | null;
  readonly rush: () => void;
}

function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

const isGone = (c: Context): boolean => {
  const request = requestOf(c);
  return request !== undefined && (request.destroyed || request.socket.destroyed) && !request.complete;
};

/** The whole HTTP side of the house. */
export function createApp(house: House, { built, printers, rush }: AppParts) {
  const api = new Api(house);
  const { app } = api;
  app.openAPIRegistry.registerComponent('securitySchemes', 'token', {
    type: 'http',
    scheme: 'bearer',
    description: 'A device’s token, a clerk’s session, or the case-handling system’s token',
  });
  readHeaders(app, [styleHash(API_STYLE), styleHash(PAGE_STYLE)]);
  healthRoute(api);
  sessionRoutes(api);
  ticketRoutes(api);
  counterRoutes(api);
  callRoutes(api);
  collectionRoutes(api);
  dossierRoutes(api);
  dossierSearchRoutes(api);
  receiptRoute(api);
  officeRoutes(api);
  officeDossierRoutes(api);
  accessRoutes(api);
  demoRoutes(api, printers, rush);
  // Made once, when somebody first asks: it takes longer than anything else that a stranger may ask for.
  const document = once(() => app.getOpenAPI31Document(DOCUMENT));
  const documentBytes = once(() => new TextEncoder().encode(JSON.stringify(document())));
  const page = once(() => apiPage(document() as unknown as Parameters<typeof apiPage>[0]));
  app.get('/api/openapi.json', (c) => c.body(documentBytes(), 200, { 'Content-Type': 'application/json' }));
  app.get('/api', (c) => c.html(page()));
  pageRoutes(app, house, built);
  app.notFound((c) => {
    const allowed = api.methodsOf(c.req.path);
    if (allowed !== null) return answerProblem(c, api.problem(askingOf(c), 'method_not_allowed', { allowed }));
    const problem = api.problem(askingOf(c), 'not_found');
    return /^\/api(\/|$)/.test(c.req.path)
      ? answerProblem(c, problem)
      : c.html(lostPage(problem, acceptedLanguage(c.req.header('Accept-Language'))), 404);
  });
  app.onError((error, c) => {
    // Whoever hung up in the middle of a request hears no answer, and is no fault of ours.
    if (isGone(c)) {
      house.refusals.count('request_cut_off');
      return answerProblem(c, api.problem(askingOf(c), 'invalid_body'));
    }
    house.log.error('request_failed', { method: c.req.method, path: c.req.routePath, error });
    return answerProblem(c, problemOf('unknown_error', {}, c.req.header('accept-language'), 'Asia/Ho_Chi_Minh'));
  });
  return { app, direct: directOf(api) };
}
