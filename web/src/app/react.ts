/** What is run before the page, in a task of its own: the library under it, and where its pages are. */
export { createRoot } from 'react-dom/client';
export { loadPageFile } from './page-files.ts';
