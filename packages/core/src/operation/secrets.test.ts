import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { json, keys, runWith, syncClient, text, thrownBy } from "../../test/host.ts";
import type { RecipientCreate, RequestInfo, ResponseInfo, RetryInfo } from "../index.ts";
import { HoneycombConnectionError, HoneycombError } from "../index.ts";
import { callApi, type HttpResponse } from "../transport.ts";
import { redact, redactText, replaceTexts } from "./secrets.ts";

const { recipients, triggers } = callApi();

/** Returns the HoneycombError that a function throws. */
const failureOf = (act: () => unknown) => {
  const error = thrownBy(act);
  expect(error).toBeInstanceOf(HoneycombError);
  return error as HoneycombError;
};

/** Everything that a log could contain of a value. */
const shown = (value: unknown) =>
  `${inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true })} ${JSON.stringify(value)}`;

/** Returns the error of `recipients.get` as a log shows it. */
const errorOf = (response: HttpResponse) => {
  return shown(failureOf(() => runWith(recipients.get("r1", { validate: "strict" }), response)));
};

describe("the secrets of a recipient are in no error", () => {
  const secret = "hunter2-hunter2";
  const webhook = (details: object) => ({ id: 7, type: "webhook", details });

  test.each<[string, object]>([
    ["with a bracket inside", { webhook_secret: `${secret}]`, webhook_headers: [] }],
    ["with a quote inside", { webhook_secret: `x"${secret}` }],
    ["as an object", { webhook_secret: { value: secret } }],
    ["as a list", { webhook_url: [secret] }],
    ["as headers that are an object", { webhook_headers: { authorization: secret } }],
    ["as a header", { webhook_headers: [{ header: "x-key", value: secret }] }],
    ["in a field without a type", { nested: [{ api_key: secret, Token: secret }] }],
  ])("%s, of a response with another problem", (_, details) => {
    for (const body of [webhook(details), { ...webhook(details), type: "pigeon" }]) {
      expect(errorOf(json(body))).not.toContain("hunter2");
      for (const status of [400, 404, 500]) {
        expect(errorOf(json({ error: "no", request: body }, { status }))).not.toContain("hunter2");
      }
    }
  });

  test("as a number", () => {
    expect(errorOf(json(webhook({ webhook_secret: 76543210 })))).not.toContain("76543210");
  });

  test.each([
    `{"webhook_secret":"${secret}"`,
    `{"webhook_secret": "${secret}`,
    `{'webhook_url' : '${secret}'`,
    String.raw`{"webhook\u005fsecret":"${secret}"`,
    String.raw`{"error":"{\"webhook_secret\":\"${secret}\"`,
    `X-Authorization: Bearer ${secret}`,
    `<form>token=${secret}</form>`,
  ])("of a response that can't be parsed: %s", (body) => {
    for (const status of [200, 400, 502]) {
      expect(errorOf(text(body, status))).not.toContain("hunter2");
    }
  });

  test("when Honeycomb quotes what was sent", () => {
    const recipient: RecipientCreate = {
      type: "webhook",
      details: { webhook_name: "Hook", webhook_url: `https://example.com/${secret}` },
    };
    const body = { error: `https://example.com/${secret} is not reachable` };
    const error = failureOf(() =>
      runWith(recipients.create(recipient), json(body, { status: 422 })),
    );
    expect(error.message).toBe("createRecipient: 422: [secret] is not reachable");
    expect(shown(error)).not.toContain("hunter2");
  });

  test("and what is no secret stays", () => {
    const page = "<title>401 Authorization Required</title>";
    expect(errorOf(text(page, 401))).toContain(page);
    const body = { webhook_name: "Hook", secret: null, tokens: 7 };
    expect(redact(body)).toEqual(body);
  });
});

describe("the keys of a client", () => {
  const all = Object.values(keys);
  const expectNoKey = (value: unknown) => {
    for (const key of all) expect(shown(value)).not.toContain(key);
  };

  test.each<[string, HttpResponse]>([
    ["the body", text(`<pre>X-Honeycomb-Team: ${keys.apiKey}</pre>`, 502)],
    ["JSON", json({ error: `unknown key ${keys.apiKey}`, [keys.apiKey]: all }, { status: 401 })],
    ["escaped letters", text(`{"error":"\\u0074est-api-key is unknown"}`, 401)],
    ["a header", json({}, { status: 400, headers: { "x-echo": `key=${keys.managementSecret}` } })],
    ["a successful response", text(keys.apiKey, 200)],
    ["a location", text("", 302, { location: `https://${keys.apiKey}.example` })],
  ])("are in no error of a response that quotes them: %s", (_, response) => {
    const { client } = syncClient(() => response, { retry: 0 });
    const error = failureOf(() => client.triggers.get("api", "t1"));
    expect(shown(error)).toContain("[secret]");
    expectNoKey(error);
  });

  test("are in no connection error", () => {
    const cause = new TypeError("invalid header", { cause: { value: keys.apiKey } });
    const lost = new AggregateError([cause, new Error(keys.apiKey)], `sent ${keys.apiKey}`);
    const { client } = syncClient(
      () => {
        throw new HoneycombConnectionError(`no connection: ${keys.apiKey}`, { cause: lost });
      },
      { retry: 0 },
    );
    const error = failureOf(() => client.triggers.list("api"));
    expect(error.message).toBe("no connection: [secret]");
    expectNoKey(error);
  });

  test("are in no input error", () => {
    const { client } = syncClient(() => json([]));
    expectNoKey(failureOf(() => client.columns.create("api", { key_name: all as never })));
  });

  test("reach no hook", () => {
    const calls: (RequestInfo | ResponseInfo | RetryInfo | Error)[] = [];
    const record = (info: RequestInfo | ResponseInfo | RetryInfo | Error) => {
      calls.push(info);
      expectNoKey(info);
    };
    const responses = [
      json({ error: keys.apiKey }, { status: 503, headers: { "x-request-id": keys.apiKey } }),
      json([{ id: 7, name: keys.apiKey }], { headers: { "x-echo": keys.apiKey } }),
    ];
    const { client } = syncClient(() => responses.shift() as HttpResponse, {
      headers: { "x-copy": keys.apiKey, cookie: "session" },
      onRequest: record,
      onResponse: record,
      onRetry: record,
      onInvalidResponse: record,
    });
    client.triggers.list(keys.apiKey);
    expect(calls).toHaveLength(6);
  });

  test("are in no result of an event", () => {
    const body = [{ status: 400, error: `bad key ${keys.apiKey}` }, { status: 429 }];
    const headers = { "x-echo": keys.apiKey };
    const { client } = syncClient(() => json(body, { headers }), { retry: 0 });
    const results = client.events.send("api", [{ data: { a: 1 } }, { data: { a: 2 } }]);
    expect(results).toMatchObject([
      { status: "rejected", reason: "bad key [secret]" },
      { status: "failed", error: { headers: { "x-echo": "[secret]" } } },
    ]);
    expectNoKey(results);
  });

  test("include secret headers that the caller adds", () => {
    const headers = { authorization: "Basic dXNlcjpwYXNz" };
    const { client } = syncClient(() => json({ error: "who is dXNlcjpwYXNz?" }, { status: 403 }));
    const error = failureOf(() => client.triggers.list("api", { headers }));
    expect(error.message).toBe("listTriggers: 403: who is [secret]?");
  });
});

const { deeply, secretDeeply } = fc.letrec((tie) => ({
  deeply: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.jsonValue(),
    fc.array(tie("secretDeeply"), { minLength: 1 }),
    fc.record({ nested: tie("secretDeeply"), other: fc.string() }),
  ),
  secretDeeply: fc.oneof(
    fc.constant({ secret: "hunter2" }),
    fc.record({ webhook_url: fc.constant(["hunter2"]), type: fc.string() }),
    tie("deeply"),
  ),
}));

test("redact leaves no secret, wherever it is", () => {
  fc.assert(
    fc.property(fc.oneof(deeply, secretDeeply), (value) => {
      expect(JSON.stringify(redact(value)) ?? "").not.toContain("hunter2");
    }),
  );
});

test("redactText leaves no secret, wherever the text is cut off", () => {
  const whole = JSON.stringify([{ a: 1, webhook_secret: "hunter2" }, { api_key: "hunter2" }]);
  for (let end = 0; end < whole.length; end++) {
    expect(redactText(whole.slice(0, end))).not.toContain("hunter2");
  }
});

describe("replaceTexts", () => {
  test("replaces texts in whatever JSON has", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.string({ minLength: 8 }), (value, secret) => {
        const written = JSON.stringify([value, secret, `<${secret}>`, { [secret]: secret }]);
        const replaced = replaceTexts(JSON.parse(written), [secret]);
        const texts = JSON.stringify(replaced).replaceAll("[secret]", "");
        fc.pre(!"[secret]".includes(secret));
        expect(texts).not.toContain(JSON.stringify(secret).slice(1, -1));
      }),
    );
  });

  test("leaves short texts, without which a message would be unreadable", () => {
    expect(replaceTexts("an invalid id", ["id"])).toBe("an invalid id");
  });

  test("returns the value itself when it contains none", () => {
    const value = { list: [{ text: "text" }] };
    expect(replaceTexts(value, ["top-secret"])).toBe(value);
  });

  test("changes no object that belongs to the caller", () => {
    class Settings {
      readonly key = "top-secret";
    }
    const [settings, config] = [new Settings(), { key: "top-secret" }];
    const error = Object.assign(new Error("failed with top-secret"), { settings, config });
    expect(replaceTexts(error, ["top-secret"])).toBe(error);
    expect(error.message).toBe("failed with [secret]");
    expect(error.settings).toBe(settings);
    expect(settings.key).toBe("top-secret");
    expect(config.key).toBe("top-secret");
    expect(error.config).toEqual({ key: "[secret]" });
  });

  test("leaves a frozen error and one with a getter as they are, and ends for one in a circle", () => {
    const frozen = Object.freeze(new Error("top-secret"));
    expect(replaceTexts(frozen, ["top-secret"])).toBe(frozen);
    const error = Object.defineProperty(new Error("top-secret"), "key", {
      get: () => {
        throw new Error("called");
      },
    });
    error.cause = error;
    expect(replaceTexts(error, ["top-secret"]).message).toBe("[secret]");
  });
});

test("a trigger that was read is not changed, whatever it contains", () => {
  const trigger = { id: "t1", name: keys.apiKey, secret: "yes" };
  const threshold = { op: ">", value: 1 };
  const { client } = syncClient(() => json({ ...trigger, threshold }));
  expect(client.triggers.get("api", "t1")).toMatchObject(trigger);
  expect(runWith(triggers.get("api", "t1"), json({ ...trigger, threshold })).value).toMatchObject(
    trigger,
  );
});
