FROM node:24-slim AS build
WORKDIR /source
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node ace build --tsconfig tsconfig.build.json \
  && cd build && npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production TZ=UTC HOST=0.0.0.0 PORT=3333 STORAGE_DIR=/data
WORKDIR /app
COPY --from=build /source/build ./
# The program belongs to root and is only read; all that it writes lies under /data.
RUN mkdir -m 750 /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3333
CMD ["node", "bin/server.js"]
