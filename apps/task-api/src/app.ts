import { taskApiRoutes } from '@baton/dto';
import type { Tracing } from '@baton/tracing';
import express, { type Express } from 'express';
import helmet from 'helmet';
import { bindDocsRoutes } from './platform/docs.routes.ts';
import { bindHealthRoutes } from './platform/health.routes.ts';
import {
  answerProblem,
  type Bind,
  type BindPublic,
  type CompletedRequest,
  createBind,
  createBindPublic,
  expressPath,
  type AdmissionOf,
  type Identify,
  type Limiter,
  limitNetworks,
  notFound,
  openContext,
  recordRequests,
  refuseOtherMethods,
  traceRequests,
} from './platform/http/index.ts';
import type { Logger } from './platform/logger.ts';

export interface AppOptions {
  readonly logger: Logger;
  readonly version: string;
  readonly checkReady: () => Promise<void>;
  /** Where the files of swagger-ui-dist lie. */
  readonly swaggerUiFolder: string;
  readonly identify: Identify;
  readonly limiter: Limiter;
  readonly admissionOf: AdmissionOf;
  readonly onCompleted: (request: CompletedRequest) => void;
  readonly tracing: Tracing;
  /** Binds the routes of the features. */
  readonly bindRoutes: (bind: Bind, bindPublic: BindPublic) => void;
}

/** The HTTP side: what each request passes through, in order. */
export function createApp(options: AppOptions): Express {
  const { logger, version, checkReady, swaggerUiFolder, onCompleted, tracing, bindRoutes } = options;
  const app = express();
  // A task's own version is its tag.
  app.set('etag', false);
  app.set('query parser', 'simple');

  app.use(openContext);
  app.use(
    helmet({
      // CloudFront speaks TLS, and it is the one that knows for which names.
      strictTransportSecurity: false,
      // For browsers and plug-ins that are gone; an open event stream keeps each header in memory.
      xDnsPrefetchControl: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
    }),
  );
  // Before requests are traced and recorded: health checks and pages of documentation would drown the others.
  bindHealthRoutes(app, { version, checkReady });
  bindDocsRoutes(app, swaggerUiFolder);

  app.use(traceRequests(tracing));
  app.use(recordRequests(logger, onCompleted));
  app.use(limitNetworks(options.limiter));
  bindRoutes(createBind(app, options), createBindPublic(app, options.admissionOf));
  refuseOtherMethods(app, [
    ...taskApiRoutes.map(({ path, method }) => ({ path: expressPath(path), method })),
    ...['/healthz', '/readyz', '/api/openapi.json', '/api/docs'].map((path) => ({ path, method: 'get' })),
  ]);
  app.use(notFound);
  app.use(answerProblem(logger));
  return app;
}
