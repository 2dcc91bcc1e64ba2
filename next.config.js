import createNextIntlPlugin from "next-intl/plugin";

// Messages are compiled by the build: no request and no browser has to read their grammar.
const withMessages = createNextIntlPlugin({
  requestConfig: "./app/_messages/request.ts",
  experimental: { messages: { path: "./app/_messages", format: "json", locales: ["en"], precompile: true } },
});

// The bench builds the product once more with empty pages (`page.bench.tsx`) to measure against; no other build knows them.
const bench = process.env.DAYWARD_BENCH === "1";

/** @type {import("next").NextConfig} */
const config = {
  ...(bench && { distDir: ".next-bench", pageExtensions: ["bench.tsx", "tsx", "ts"] }),
  poweredByHeader: false,
  reactStrictMode: true,
  devIndicators: false,
  // Staff, patients and the door have root layouts of their own: what leads to none of them needs a page of its own too.
  // Uploads of up to 20 MB are passed on whole (`app/api/import`); of what is larger, Next would quietly pass on the beginning.
  experimental: { globalNotFound: true, proxyClientMaxBodySize: "21mb" },
  serverExternalPackages: ["@node-rs/argon2", "graphile-worker", "pino", "postgres", "rate-limiter-flexible"],
  turbopack: { root: import.meta.dirname },
};

export default withMessages(config);
