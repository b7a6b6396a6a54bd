/** The API document as a page without scripts: every endpoint, its parameters and where to read more. */
import { createHash } from 'node:crypto';
import { parameterSchemas } from '../contract/parameters.ts';
import type { LiveEndpoint } from '../contract/routes.ts';
import { routes } from '../contract/routes.ts';
import { parameterFields } from './fields.ts';

const style = `
:root{color-scheme:light dark;--ink:#14181f;--soft:#5b6573;--paper:#fff;--line:#dfe3e8;--act:#0b5cad}
@media(prefers-color-scheme:dark){:root{--ink:#e8ebf0;--soft:#9aa5b4;--paper:#12161c;--line:#2a313b;--act:#6cb2f5}}
body{margin:0 auto;max-width:960px;padding:32px 16px;background:var(--paper);color:var(--ink);font:16px/1.5 system-ui,sans-serif}
h1{font-size:24px;margin:0}h2{font-size:20px;margin:40px 0 8px}a{color:var(--act)}
article{border-top:1px solid var(--line);padding:16px 0}h3{font-size:16px;margin:0;overflow-wrap:anywhere}
h3 b{color:var(--act);margin-right:8px}p{margin:4px 0;color:var(--soft)}
dl{margin:8px 0 0;display:grid;grid-template-columns:minmax(120px,max-content) 1fr;gap:4px 16px}
dt{font-family:ui-monospace,monospace;font-size:14px}dd{margin:0;color:var(--soft);font-size:14px}`;

/** Lets the page's own style through and nothing else. */
export const docsSecurityPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'`;

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

function parameterList(route: LiveEndpoint): string {
  const fields = [...parameterFields(route.params), ...parameterFields(route.query)];
  if (fields.length === 0) return '';
  const items = fields.map(({ name, schema, required }) => {
    const known = parameterSchemas.get(schema);
    const range = known ? describeRange(known.schema) : '';
    const text = [known?.description ?? '', range, required ? 'Required.' : ''].filter(Boolean).join(' ');
    return `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(text)}</dd>`;
  });
  return `<dl>${items.join('')}</dl>`;
}

function describeRange(schema: Readonly<Record<string, unknown>>): string {
  if (Array.isArray(schema.enum)) return `One of ${schema.enum.join(', ')}.`;
  if (schema.minimum !== undefined) return `${schema.minimum} to ${schema.maximum}.`;
  return '';
}

function article(route: LiveEndpoint): string {
  const access = route.access.kind === 'open' ? 'Open.' : 'Needs a bearer token.';
  return `<article><h3><b>${route.method}</b>${escapeHtml(route.path)}</h3>
<p>${escapeHtml(route.summary)}. ${access}</p>${parameterList(route)}</article>`;
}

/** The page, complete. */
export function docsHtml(): string {
  const groups = { platform: 'The service', aw: 'AdventureWorks', wwi: 'Wide World Importers' } as const;
  const sections = Object.entries(groups).map(
    ([domain, title]) =>
      `<section><h2>${title}</h2>${routes
        .filter((route) => route.domain === domain)
        .map(article)
        .join('')}</section>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>OTel BI API</title>
<style>${style}</style></head><body><h1>OTel BI API</h1>
<p>Machine-readable: <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>${sections.join('')}</body></html>`;
}
