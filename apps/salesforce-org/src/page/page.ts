import { html, type Reply } from '../http/reply.js';
import { MARKUP } from './markup.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Simulated Salesforce org</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>${MARKUP}<script>${SCRIPT}</script></body>
</html>`;

/** The page for people at `/`; undefined for any other path. It works through the control handle over HTTP alone. */
export function answerPage(url: URL): Reply | undefined {
  return url.pathname === '/' ? html(PAGE) : undefined;
}
