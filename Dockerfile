# One image for six programs: the server, migrate.mjs before it, worker.mjs beside it, staff.mjs, second-factor.mjs and
# keys.mjs (docs/deploy.md).

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY . .
# One key for every build makes a page of the last release able to send to the next; the build keeps it.
RUN --mount=type=secret,id=actions_key \
    if [ -f /run/secrets/actions_key ]; then export NEXT_SERVER_ACTIONS_ENCRYPTION_KEY="$(cat /run/secrets/actions_key)"; fi; \
    npm run release

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production HOSTNAME=0.0.0.0 PORT=3000
COPY --from=build /app/release ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --start-period=20s CMD \
    ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health/live`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "server.js"]
