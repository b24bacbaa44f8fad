interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly requestBody?: {
    readonly content?: Readonly<Record<string, { readonly schema?: { readonly $ref?: string } }>>;
  };
}
interface Document {
  readonly info: { readonly title: string; readonly version: string };
  readonly paths?: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, unknown>> };
}

/** The OpenAPI document as a page that people read: no script, nothing from elsewhere. */
export function apiPage(document: Document): string {
  const groups = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(document.paths ?? {}))
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags?.[0] ?? '';
      groups.set(tag, [...(groups.get(tag) ?? []), row(method, path, operation)]);
    }
  const tables = [...groups].map(
    ([tag, rows]) =>
      `<h2>${html(tag)}</h2><table><thead><tr><th>Method</th><th>Path</th><th>What it does</th><th>Body</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  );
  const schemas = Object.entries(document.components?.schemas ?? {}).map(
    ([name, schema]) =>
      `<details id="${html(name)}"><summary>${html(name)}</summary><pre>${html(JSON.stringify(schema, null, 2))}</pre></details>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(document.info.title)}</title><style>${API_STYLE}</style></head>
<body><h1>${html(document.info.title)} <small>${html(document.info.version)}</small></h1>
<p>The document itself: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1). A <code>POST</code> needs an <code>Idempotency-Key</code> where its entry names one: what was done with a key is not done twice, and a retry gets the first answer, for 48 hours; what was refused is not kept. A body is JSON in UTF-8, 256 KiB at most, with no other fields than those that are named here. Errors are <code>application/problem+json</code> (RFC 9457) with a <code>name</code> from a closed list, worded in the language of <code>Accept-Language</code>. Times are milliseconds since 1970 UTC.</p>
${tables.join('\n')}<h2>Bodies and answers</h2>${schemas.join('\n')}</body></html>`;
}

function row(method: string, path: string, operation: Operation): string {
  const name = operation.requestBody?.content?.['application/json']?.schema?.$ref?.split('/').at(-1);
  const body = name === undefined ? '' : `<a href="#${html(name)}">${html(name)}</a>`;
  const said = [operation.summary, operation.description]
    .filter((text) => text !== undefined)
    .map((text) => html(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>'));
  return `<tr><td><b>${method.toUpperCase()}</b></td><td><code>${html(path)}</code></td><td>${said.join('<br>')}</td><td>${body}</td></tr>`;
}

const html = (text: string): string => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

export const API_STYLE =
  'body{font:16px/1.5 system-ui,sans-serif;color:#1d2433;background:#fbf7f0;max-width:72rem;margin:2rem auto;padding:0 1rem}' +
  'table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid #e4dccd}' +
  'h1 small{color:#5a6375;font-weight:400}code,pre{font-family:ui-monospace,monospace;font-size:.9em}a{color:#a3191f}' +
  'summary{cursor:pointer;padding:.3rem 0}pre{overflow:auto;background:#fff;padding:.6rem}';
