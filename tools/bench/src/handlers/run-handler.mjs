/**
 * The program of a process that runs the handler of a bundle, named on the command line, for each event that it
 * is sent. Plain JavaScript, so that a cold start has nothing of ours in it.
 */
const { handler } = await import(process.argv[2]);

const context = { getRemainingTimeInMillis: () => 30_000 };

process.on('message', async (event) => {
  const startedAt = performance.now();
  const answer = await handler(event, context);
  process.send({ ...answer, ms: performance.now() - startedAt });
});
