import type { HoneycombClient } from "@honeycomb/async";
import { Hono } from "hono";
import { NONCE, type SecureHeadersVariables, secureHeaders } from "hono/secure-headers";
import { toFailure } from "./failure.ts";
import { logError } from "./log.ts";
import { datasetsPage, failurePage } from "./pages.ts";

interface Variables extends SecureHeadersVariables {
  /** A client whose calls are aborted with the request. */
  honeycomb: HoneycombClient;
}

/** Creates a status page and a JSON API for a Honeycomb environment. The caller closes the client. */
export function createApp(client: HoneycombClient): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>();

  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: [NONCE] },
      // The proxy in front of the server knows whether there is TLS.
      strictTransportSecurity: false,
    }),
    // When the visitor aborts the request, the calls to Honeycomb are aborted, too.
    async (c, next) => {
      c.set("honeycomb", client.withOptions({ signal: c.req.raw.signal }));
      await next();
    },
  );

  app.get("/", async (c) => {
    const datasets = await c.var.honeycomb.datasets.list();
    return c.html(datasetsPage(datasets, c.var.secureHeadersNonce));
  });

  app.get("/datasets", async (c) => {
    const datasets = await c.var.honeycomb.datasets.list();
    return c.json(datasets.map(({ name, slug }) => ({ name, slug })));
  });

  app.get("/triggers/:dataset", async (c) => {
    const triggers = await c.var.honeycomb.triggers.list(c.req.param("dataset"));
    return c.json(triggers.map(({ id, name }) => ({ id, name })));
  });

  app.get("/slos/:dataset", async (c) => {
    const slos = await c.var.honeycomb.slos.list(c.req.param("dataset"));
    return c.json(slos.map(({ id, name }) => ({ id, name })));
  });

  app.notFound((c) => c.json({ error: `There is no ${c.req.method} ${c.req.path}.` }, 404));

  app.onError((error, c) => {
    const failure = toFailure(error);
    const isAborted = c.req.raw.signal.aborted;
    if (failure.status >= 500 && !isAborted) logError(error, `${failure.status} ${c.req.path}`);
    if (failure.retryAfter !== undefined) c.header("Retry-After", String(failure.retryAfter));
    return c.req.path === "/"
      ? c.html(failurePage(failure.message, c.var.secureHeadersNonce), failure.status)
      : c.json({ error: failure.message }, failure.status);
  });

  return app;
}
