/** The provider's own sign-in page: one user, one button. */
import { developer } from './identity.ts';

const style = `
:root{color-scheme:light dark;--ink:#14181f;--soft:#5b6573;--paper:#fff;--ground:#f4f5f7;--line:#dfe3e8;--act:#0b5cad}
@media(prefers-color-scheme:dark){:root{--ink:#e8ebf0;--soft:#9aa5b4;--paper:#171b22;--ground:#0f1216;--line:#2a313b;--act:#6cb2f5}}
*{box-sizing:border-box}body{margin:0;min-height:100vh;display:grid;place-items:center;background:var(--ground);
color:var(--ink);font:16px/1.5 system-ui,sans-serif;padding:24px}
main{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:32px;max-width:400px;width:100%}
h1{font-size:20px;margin:0 0 8px}p{margin:0 0 24px;color:var(--soft)}
button{width:100%;min-height:48px;border:0;border-radius:6px;background:var(--act);color:var(--paper);font:inherit;
font-weight:600;cursor:pointer}button:focus-visible{outline:3px solid var(--act);outline-offset:2px}
small{display:block;margin-top:16px;color:var(--soft)}`;

export const signInPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Sign in to OTel BI</title><style>${style}</style></head>
<body><main><h1>Sign in to OTel BI</h1>
<p>This is the identity provider built into the one-machine edition. It knows one person.</p>
<form method="post"><button type="submit" autofocus>Continue as ${developer.name}</button></form>
<small>A deployment uses your own OpenID Connect provider instead.</small></main></body></html>`;
