import { type HoneycombClient, HoneycombError } from "@honeycomb/async";
import { Hono } from "hono";
import { NONCE, type SecureHeadersVariables, secureHeaders } from "hono/secure-headers";
import { toFailure } from "./failure.ts";
import { datasetsPage, failurePage } from "./pages.ts";

interface Variables extends SecureHeadersVariables {
  /** The client, for as long as the request lasts. */
  honeycomb: HoneycombClient;
}

/** A status page and a JSON API over a Honeycomb environment. The client stays the caller's to close. */
export function createApp(client: HoneycombClient): Hono<{ Variables: Variables }> {
  const app = new Hono<{ Variables: Variables }>();

  app.use(
    secureHeaders({
      contentSecurityPolicy: { defaultSrc: ["'none'"], styleSrc: [NONCE] },
      // Whether there is TLS is known to the proxy in front of it.
      strictTransportSecurity: false,
    }),
    // Whoever leaves before the answer is there takes the calls to Honeycomb along.
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
    const isAwaited = !c.req.raw.signal.aborted;
    if (failure.status >= 500 && isAwaited) log(`${failure.status} ${c.req.path}`, error);
    if (failure.retryAfter !== undefined) c.header("Retry-After", String(failure.retryAfter));
    return c.req.path === "/"
      ? c.html(failurePage(failure.message, c.var.secureHeadersNonce), failure.status)
      : c.json({ error: failure.message }, failure.status);
  });

  return app;
}

/** What the answer keeps to itself: Honeycomb's own words, or where the bug is. */
function log(answered: string, error: Error): void {
  const isBug = !(error instanceof HoneycombError);
  console.error(`${answered}:`, isBug ? error : `${error.name}: ${error.message}`);
}
