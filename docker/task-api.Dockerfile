# syntax=docker/dockerfile:1

# docker build -f docker/task-api.Dockerfile dist/apps/task-api
# The context is the built app alone: a change of anything else cannot change the image.

FROM node:24.21.0-trixie-slim AS files
WORKDIR /files
COPY . .
# Everybody may read and nobody write, whatever the umask of the machine that built the bundle.
RUN chmod -R a=rX .
# A bundle that this Node cannot read fails here and not in a roll-out.
RUN ["node", "--check", "main.mjs"]

FROM node:24.21.0-trixie-slim
# Nothing installs packages at run time, and their managers are where scanners find faults.
WORKDIR /usr/local
RUN rm -rf lib/node_modules bin/npm bin/npx bin/corepack bin/yarn bin/yarnpkg
WORKDIR /app
COPY --from=files /files .
ENV NODE_ENV=production
ENV PORT=3000
# The number of the base image's user node: `runAsNonRoot` and its like cannot check a name.
USER 1000:1000
EXPOSE 3000
STOPSIGNAL SIGTERM
# ECS heeds its own health checks only; this one is for Docker and compose.
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.PORT + '/healthz').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# No shell in between, so that signals reach the process. `serve` or `migrate`.
# A young generation of 4 MiB: of 16, as it is otherwise, loading the bundle fills 10 for good.
ENTRYPOINT ["node", "--max-semi-space-size=4", "main.mjs"]
CMD ["serve"]
