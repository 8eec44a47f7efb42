import { openApiDocument } from '@baton/dto/openapi';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Baton API</title>
    <link rel="icon" type="image/png" href="/api/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/api/docs/swagger-ui.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="/api/docs/swagger-ui-bundle.js"></script>
    <script src="/api/docs/start.js"></script>
  </body>
</html>
`;

// A file of its own, because the content security policy allows no inline script.
const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', validatorUrl: 'none' });\n`;

/** Swagger UI sets styles in the markup and shows images of its own as data. */
const docsPolicy: RequestHandler = helmet.contentSecurityPolicy({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
});

/** @param assetFolder where the files of swagger-ui-dist lie */
export function bindDocsRoutes(app: Express, assetFolder: string): void {
  const document = openApiDocument();
  app.get('/api/openapi.json', (_req, res) => {
    res.json(document);
  });
  app.get('/api/docs', docsPolicy, (_req, res) => {
    res.type('html').send(PAGE);
  });
  app.get('/api/docs/start.js', (_req, res) => {
    res.type('js').send(START);
  });
  app.use(
    '/api/docs',
    express.static(assetFolder, {
      index: false,
      redirect: false,
      setHeaders: (res) => res.setHeader('cache-control', 'public, max-age=3600'),
    }),
  );
}
