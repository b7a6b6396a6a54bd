/** The accessibility rules that every view is held against. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const everything = {
  type: 'tag',
  values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
};
/** What another theme can break. */
export const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };

/**
 * Each violation with the places it was found in.
 * @param within a selector; the whole page where absent
 * @param runOnly rules as axe chooses them; all of them where absent
 */
export async function violations(page: Page, within?: string, runOnly = everything): Promise<unknown> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe.source);
  const scope = within === undefined ? 'document' : JSON.stringify(within);
  return page.evaluate(`axe.run(${scope}, { runOnly: ${JSON.stringify(runOnly)} }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html, failureSummary }) => html.slice(0, 160) + ' ' + failureSummary) })))`);
}
