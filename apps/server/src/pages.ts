import type { Dataset } from "@honeycomb/async";
import { html, raw } from "hono/html";

type Html = ReturnType<typeof html>;

/** Creates the page that lists datasets. */
export function datasetsPage(datasets: readonly Dataset[], nonce: string | undefined): Html {
  if (datasets.length === 0) {
    return layout(html`<p>There are no datasets yet. The first event creates one.</p>`, nonce);
  }
  const rows = datasets.map((dataset) => {
    const path = encodeURIComponent(dataset.slug);
    return html`
        <tr>
          <td>${dataset.name}<br><small>${dataset.slug}</small></td>
          <td class="number">${dataset.regular_columns_count ?? 0}</td>
          <td>${dataset.last_written_at ?? "never"}</td>
          <td><a href="/triggers/${path}">triggers</a> <a href="/slos/${path}">SLOs</a></td>
        </tr>`;
  });
  return layout(
    html`<table>
      <thead>
        <tr><th>Dataset</th><th class="number">Columns</th><th>Last event</th><th></th></tr>
      </thead>
      <tbody>${rows}
      </tbody>
    </table>`,
    nonce,
  );
}

/** Creates an error page. */
export function failurePage(message: string, nonce: string | undefined): Html {
  return layout(html`<p role="alert">${message}</p>`, nonce);
}

function layout(content: Html, nonce: string | undefined): Html {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Honeycomb datasets</title>
    <style nonce="${nonce}">${raw(style)}</style>
  </head>
  <body>
    <h1>Datasets</h1>
    ${content}
  </body>
</html>
`;
}

const style = `
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
      body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
      table { border-collapse: collapse; width: 100%; }
      th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid #8884; }
      .number { text-align: right; font-variant-numeric: tabular-nums; }
    `;
