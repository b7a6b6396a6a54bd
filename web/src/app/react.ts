/** The library under the page, on its own: run before the page, so that the browser can answer in between. */
export { createRoot } from 'react-dom/client';
