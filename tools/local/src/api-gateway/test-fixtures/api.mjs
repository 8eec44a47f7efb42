const routes = {
  '/auth/echo': (event) => ({
    statusCode: 201,
    headers: { 'content-type': 'application/json' },
    cookies: ['one=1', 'two=2'],
    body: JSON.stringify(event),
  }),
  '/bytes': (event) => ({ statusCode: 200, body: event.body, isBase64Encoded: event.isBase64Encoded }),
  '/nothing': () => ({ statusCode: 204 }),
  '/malformed': () => ({ statusCode: 200, body: { not: 'text' } }),
  '/fail': () => {
    throw new Error('a secret');
  },
  '/die': () => process.exit(1),
  '/hang': () => new Promise(() => setInterval(() => undefined, 1_000)),
};

export const handler = async (event) => routes[event.rawPath](event);
