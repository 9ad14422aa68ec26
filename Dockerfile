# Guichet as a container: docs/deploying.md. Nothing of it is written to while it runs but /data and /tmp.
ARG NODE_IMAGE=node:22-bookworm-slim

# Built with everything, of which only dist/ goes on.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json ./
COPY scripts scripts
COPY public public
COPY src src
COPY cards cards
COPY locales locales
COPY operators operators
RUN npm run --silent build

# The packages that the program runs on, without those it is built and tested with.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --no-audit --no-fund
RUN mkdir data

FROM ${NODE_IMAGE}
WORKDIR /app
ENV NODE_ENV=production MODE=live HOST=0.0.0.0 PORT=3978 DATA_DIR=/data
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
COPY cards cards
COPY locales locales
COPY operators operators
COPY migrations migrations
# A volume takes over whose it is.
COPY --from=packages --chown=node:node /app/data /data
USER node
EXPOSE 3978
VOLUME ["/data"]
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process: it hears SIGTERM, and ends when what runs is done.
STOPSIGNAL SIGTERM
CMD ["node", "--enable-source-maps", "dist/bot/main.js"]
