# The service without a shell, a compiler or an embedded PostgreSQL: DATABASE_URL and ENCRYPTION_KEY name its database and key.
FROM node:24-bookworm-slim AS build
WORKDIR /src
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN npm run build
RUN rm -rf node_modules && npm ci --omit=dev --omit=optional && node scripts/prune-modules.mjs

FROM gcr.io/distroless/nodejs24-debian12:nonroot
WORKDIR /app
COPY --from=build /src/package.json /src/LICENSE ./
COPY --from=build /src/node_modules ./node_modules
COPY --from=build /src/migrations ./migrations
COPY --from=build /src/dist ./dist
COPY --from=build /src/dist-console ./dist-console
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s CMD ["/nodejs/bin/node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# For a command: docker run … IMAGE dist/apps/cli/src/main.js migrate
CMD ["--enable-source-maps", "--max-semi-space-size=8", "dist/apps/connector/src/main.js"]
